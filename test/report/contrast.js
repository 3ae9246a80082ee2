// Runs in the browser. Of each text that is shown: how it stands out from what is behind it (WCAG 2).
(() => {
  const colour = (css) => {
    const [red, green, blue, alpha = 1] = (css.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  const over = ({ rgb, alpha }, below) => rgb.map((channel, index) => channel * alpha + below[index] * (1 - alpha));
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    if (!element) return [255, 255, 255];
    const below = behind(element.parentElement);
    // A number of the matrix stands on the square of its cell.
    const square = element.querySelector(":scope > rect");
    if (!square) return over(colour(getComputedStyle(element).backgroundColor), below);
    const { fill, fillOpacity } = getComputedStyle(square);
    return over({ rgb: colour(fill).rgb, alpha: Number(fillOpacity) }, below);
  };
  const measured = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (!text || element.closest("script, title") || element.getClientRects().length === 0) continue;
    const below = behind(element);
    const { color, fill } = getComputedStyle(element);
    const front = over(colour(element instanceof SVGElement ? fill : color), below);
    const [light, dark] = [luminance(front), luminance(below)].sort((one, other) => other - one);
    measured.push({ text, ratio: (light + 0.05) / (dark + 0.05) });
  }
  return measured;
})();
