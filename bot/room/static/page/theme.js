// Dark or light: as the system says, until the member says otherwise.

const NAME = "room-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

/** Tell whether the page is dark now. */
export function isDark() {
  const chosen = localStorage.getItem(NAME);
  return chosen ? chosen === "dark" : system.matches;
}

export function showTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

export function toggleTheme() {
  localStorage.setItem(NAME, isDark() ? "light" : "dark");
  showTheme();
}

system.addEventListener("change", showTheme);
