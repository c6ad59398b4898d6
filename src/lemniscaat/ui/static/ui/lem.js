// Shortcuts of the desk. A key does what the element that names it in aria-keyshortcuts does; J and K walk
// through the list. They work outside fields only, and can be switched off (WCAG 2.1.4).
(() => {
  const STORE = "lem-keys";
  const help = document.querySelector("[data-lem-keys]");
  if (!help) return;
  const toggle = help.querySelector("[data-lem-keys-toggle]");
  let on = localStorage.getItem(STORE) !== "off";

  const show = () => {
    help.hidden = false;
    help.dataset.lemKeys = on ? "on" : "off";
    toggle.setAttribute("aria-pressed", String(on));
  };
  toggle.addEventListener("click", () => {
    on = !on;
    localStorage.setItem(STORE, on ? "on" : "off");
    show();
  });

  const walk = (by) => {
    const links = [...document.querySelectorAll(".lem-queue a")];
    const at = links.indexOf(document.activeElement);
    const from = at < 0 ? links.findIndex((link) => link.hasAttribute("aria-current")) : at;
    links[Math.min(Math.max(from + by, 0), links.length - 1)]?.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog, [popover]")) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") return walk(key === "j" ? 1 : -1);
    if (!/^[a-z/?]$/.test(key)) return;
    const target = document.querySelector(`[aria-keyshortcuts="${key}" i]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input, textarea")) target.focus();
    else target.click();
  });
  show();
})();
