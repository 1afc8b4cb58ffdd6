#!/usr/bin/env bash
# Build the image from the Dockerfile with buildah: no daemon, no engine, no right beyond one's own (as root it needs no
# set-up at all).
#
#   deploy/build-image.sh [--own-base] [--certificates FILE] [--archive FILE] [NAME]
#
#   --own-base      make the base from Debian's packages where no registry of images can be had. It takes the name of the
#                   registry's image on this machine, and is not that image: a label says so.
#   --certificates  authorities to trust while libraries are fetched, in PEM
#   --archive       write the image to this file, for `docker load` or `podman load`
#   NAME            sightline, if left out
set -euo pipefail
cd "$(dirname "$0")/.."

own_base= certificates= archive= name=sightline
while [ $# -gt 0 ]; do
  case $1 in
    --own-base) own_base=yes ;;
    --certificates) certificates=$(realpath "$2"); shift ;;
    --archive) archive=$(realpath -m "$2"); shift ;;
    -*) echo "Not known: $1. The first lines of this file tell what is." >&2; exit 2 ;;
    *) name=$1 ;;
  esac
  shift
done

need() {
  command -v "$1" >/dev/null || { echo "$1 is needed: apt-get install $1" >&2; exit 1; }
}

need buildah
# Without a container engine there is nobody who could make namespaces for each step.
export BUILDAH_ISOLATION=${BUILDAH_ISOLATION:-chroot} STORAGE_DRIVER=${STORAGE_DRIVER:-vfs}
base=$(sed -n 's/^FROM \(\S*\)$/\1/p' Dockerfile)
pull=true kind=registry

if [ -n "$own_base" ]; then
  need mmdebstrap
  pull=never kind=debian
  suite=${base##*-}
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mmdebstrap --quiet --variant=minbase --include=ca-certificates,python3,python3-venv,netbase,tzdata \
    "$suite" "$work/base.tar"
  wanted=${base#*:} wanted=${wanted%%-*}
  container=$(buildah from scratch)
  buildah add --quiet "$container" "$work/base.tar" / >/dev/null
  rm "$work/base.tar"
  buildah run "$container" -- ln -s /usr/bin/python3 /usr/local/bin/python
  found=$(buildah run "$container" -- python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  [ "$found" = "$wanted" ] || { echo "Debian's $suite has Python $found, and the Dockerfile wants $wanted." >&2; exit 1; }
  buildah config --env PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin --cmd python "$container"
  buildah commit --quiet --rm "$container" "docker.io/library/$base" >/dev/null
fi

words=(--format docker --pull="$pull" --layers=false --tag "$name")
words+=(--label "sightline.base=$kind" --label "org.opencontainers.image.licenses=MIT")
words+=(--label "org.opencontainers.image.version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)")
[ -z "$certificates" ] || words+=(--secret "id=certificates,src=$certificates")
buildah build "${words[@]}" .

[ -z "$archive" ] || buildah push "$name" "docker-archive:$archive:$name"
buildah inspect --format 'Built {{.FromImage}} for uid {{.OCIv1.Config.User}}.' --type image "$name"
