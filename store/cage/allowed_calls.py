"""Calls of the kernel that the reading process may make, by their number on each processor.

The numbers are Linux's own and never change: those of x86_64, then those of aarch64. None: no such call there.
"""

Numbers = tuple[int | None, int | None]

PROCESSORS = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""Where a processor's numbers stand below, and its word in `linux/audit.h`."""

ALLOWED: dict[str, Numbers] = {
    # To read and write what is open.
    "read": (0, 63),
    "readv": (19, 65),
    "pread64": (17, 67),
    "preadv": (295, 69),
    "write": (1, 64),
    "writev": (20, 66),
    "close": (3, 57),
    "lseek": (8, 62),
    "fstat": (5, 80),
    "dup": (32, 23),
    "dup2": (33, None),
    "dup3": (292, 24),
    "poll": (7, None),
    "ppoll": (271, 73),
    "select": (23, None),
    "pselect6": (270, 72),
    # To look at files. Landlock guards their words, and nothing guards that they are there, or their size.
    "stat": (4, None),
    "lstat": (6, None),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "access": (21, None),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "getdents": (78, None),
    "getdents64": (217, 61),
    "getcwd": (79, 17),
    "fadvise64": (221, 223),
    "statfs": (137, 43),
    "fstatfs": (138, 44),
    # Memory.
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "brk": (12, 214),
    "mincore": (27, 232),
    # Signals that come to us.
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "rt_sigpending": (127, 136),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    # Locks between threads, which Python takes without any.
    "futex": (202, 98),
    "set_robust_list": (273, 99),
    "get_robust_list": (274, 100),
    "set_tid_address": (218, 96),
    "rseq": (334, 293),
    "membarrier": (324, 283),
    "arch_prctl": (158, None),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "getcpu": (309, 168),
    # Time.
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "times": (100, 153),
    "getrusage": (98, 165),
    "getrlimit": (97, 163),
    # Who and where we are.
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getppid": (110, 173),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "getgroups": (115, 158),
    "getresuid": (118, 148),
    "getresgid": (120, 150),
    "getpgrp": (111, None),
    "getpgid": (121, 155),
    "getsid": (124, 156),
    "capget": (125, 90),
    "uname": (63, 160),
    "sysinfo": (99, 179),
    # Chance, and the end.
    "getrandom": (318, 278),
    "exit": (60, 93),
    "exit_group": (231, 94),
}

WRITES = 0o1 | 0o2 | 0o100 | 0o1000 | 0o20000000
"""Opening to write, to read and write, to make, to empty, or without a name."""
ONLY_WITHOUT: list[tuple[Numbers, int, int]] = [((2, None), 1, WRITES), ((257, 56), 2, WRITES)]
"""`open` and `openat`: which argument has to be without which bits."""

TERMINAL, CLOSE_AT_EXEC, KEEP_AT_EXEC = 0x5401, 0x5451, 0x5450
DUPLICATE, GET_FLAGS, SET_FLAGS, GET_STATUS, DUPLICATE_CLOSED = 0, 1, 2, 3, 1030
ONLY_WITH: list[tuple[Numbers, int, list[int]]] = [
    # Whether it is a terminal, and what happens to it at exec. Typing into a terminal is another word of `ioctl`.
    ((16, 29), 1, [TERMINAL, CLOSE_AT_EXEC, KEEP_AT_EXEC]),
    # Not whom a signal goes to, which is another word of `fcntl`.
    ((72, 25), 1, [DUPLICATE, GET_FLAGS, SET_FLAGS, GET_STATUS, DUPLICATE_CLOSED]),
    # Limits of our own (process 0), and not the parent's.
    ((302, 261), 0, [0]),
]
"""`ioctl`, `fcntl` and `prlimit64`: which argument has to be one of which words."""

ONLY_OUR_OWN: list[tuple[Numbers, int]] = [((234, 131), 0)]
"""`tgkill`, by which a process aborts itself: which argument has to be our own number."""
