/** On a narrow screen the people and conversations wait behind a button. */

export function drawer() {
  const side = document.getElementById("workspace");
  const button = document.getElementById("menu");

  function set(open) {
    side.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
  }

  function close() {
    set(false);
  }

  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    set(open);
    if (open) (side.querySelector("select") ?? side.querySelector("a"))?.focus();
  });
  side.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.offsetParent === null) return;
    close();
    button.focus();
  });
  return { close };
}
