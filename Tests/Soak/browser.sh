#!/usr/bin/env bash
# The page of `inspect --html` in a headless Chromium: at 1280 and at 390 pixels, in light and in dark, nothing may stick
# out sideways, nothing may be complained of on the console, all pictures must show, and text must stand out from what is
# behind it. A2C_BROWSER names the browser; without one the part is skipped. The pictures of the page stay in
# .build-soak/browser.
set -euo pipefail
cd "$(dirname "$0")/../.."
browser=${A2C_BROWSER:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$browser" ]; then
  echo "skip browser: no Chromium here; install the package chromium or name a browser in A2C_BROWSER"
  exit 0
fi
work=$PWD/.build-soak/browser
rm -rf "$work"
mkdir -p "$work"

pages="combo instruct hostile long"
a2c() { .build/release/a2c inspect --html "$work/$1.html" --png "$work/$1-sheet.png" "${@:2}" > "$work/$1.log" 2>&1; }
a2c combo --manifest Examples/combo.yaml
# A model without an a2c.yaml: instructions in words, facts in the prompt, a drawing of the path.
mkdir -p "$work/stock"
for file in .build/release/models/nano/*; do
  [ "$(basename "$file")" = a2c.yaml ] || ln -s "$PWD/$file" "$work/stock/"
done
a2c instruct --manifest Examples/combo.yaml --model "$work/stock" || { cat "$work/instruct.log"; exit 1; }
name="$work/$(printf 'a%.0s' $(seq 120))\"><img src=x onerror=alert(1)> &.png"
cp Examples/media/desk.png "$name"
a2c hostile --prompt "$(printf 'wwwwwwwwww%.0s' $(seq 30))</mark><script>alert(1)</script>" --condition "multi-id=$name" \
  --condition "depth=$name"
a2c long --manifest Examples/camera.yaml --prompt "$(printf 'A long prompt goes on and on. %.0s' $(seq 200))"

# A page around the page, which measures it at both widths and writes what it found into its own title.
cat > "$work/measure.js" <<'JS'
const found = [];
function light(color) {
  const [r, g, b] = color.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
  return .2126 * r + .7152 * g + .0722 * b;
}
function parsed(text) {
  const numbers = text.match(/[\d.]+/g).map(Number);
  return text.startsWith('color(') ? [...numbers.slice(0, 3).map(v => v * 255), numbers[3] ?? 1] : [...numbers.slice(0, 3), numbers[3] ?? 1];
}
function behind(element) {
  let color = null;
  const layers = [];
  for (let at = element; at; at = at.parentElement) layers.push(parsed(at.ownerDocument.defaultView.getComputedStyle(at).backgroundColor));
  color = [255, 255, 255];
  for (const layer of layers.reverse()) color = color.map((v, i) => v + (layer[i] - v) * layer[3]);
  return color;
}
function measure(frame, width) {
  const page = frame.contentDocument, view = frame.contentWindow;
  for (const details of page.querySelectorAll('details')) details.open = true;
  if (page.documentElement.scrollWidth > width) {
    const wide = [...page.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll, .skip'));
    found.push(`${width}: sticks out to ${page.documentElement.scrollWidth}: ` + wide.slice(0, 3).map(e => e.tagName + '.' + e.className).join(', '));
  }
  for (const image of page.images) if (!image.complete || !image.naturalWidth) found.push(`${width}: a picture does not show: ${image.alt}`);
  if (page.querySelectorAll('script').length) found.push('a script');
  const low = new Set();
  for (const element of page.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || element.closest('svg, .skip') || !element.getClientRects().length) continue;
    const style = view.getComputedStyle(element), back = behind(element), front = parsed(style.color);
    const mixed = back.map((v, i) => v + (front[i] - v) * front[3] * Number(style.opacity));
    const [a, b] = [light(mixed), light(back)];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) low.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  for (const text of low) found.push(`${width}: weak contrast: ${text}`);
}
addEventListener('load', () => {
  for (const frame of document.querySelectorAll('iframe')) measure(frame, frame.clientWidth);
  document.title = 'MEASURED ' + (found.length ? found.join(' | ') : 'fine');
});
JS
failed=0
for page in $pages; do
  printf '<!DOCTYPE html><title>none</title><script src="measure.js"></script><style>body{margin:0;display:flex;gap:8px}iframe{border:0;height:6000px;flex:none}</style><iframe style="width:1280px" src="%s.html"></iframe><iframe style="width:390px" src="%s.html"></iframe>' \
    "$page" "$page" > "$work/$page-frame.html"
  for scheme in light:1 dark:0; do
    shot=$work/$page-${scheme%:*}.png
    common=(--headless=new --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files
      --user-data-dir="$work/profile" --blink-settings=preferredColorScheme="${scheme#*:}" --window-size=1680,6000
      --enable-logging=stderr)
    "$browser" "${common[@]}" --virtual-time-budget=10000 --dump-dom "file://$work/$page-frame.html" \
      > "$work/dom" 2> "$work/console" || { echo "FAIL browser: $page did not load"; failed=1; }
    said=$(grep -o '<title>MEASURED [^<]*' "$work/dom" | sed 's/<title>MEASURED //' || true)
    if [ "$said" != fine ]; then echo "FAIL browser: $page ${scheme%:*}: ${said:-not measured}"; failed=1; fi
    if grep 'CONSOLE' "$work/console"; then echo "FAIL browser: $page ${scheme%:*}: the console complains"; failed=1; fi
    "$browser" "${common[@]}" --screenshot="$shot" "file://$work/$page-frame.html" > /dev/null 2>&1 || true
    [ -s "$shot" ] || { echo "FAIL browser: $page ${scheme%:*}: no picture"; failed=1; }
  done
done
rm -rf "$work/profile"
[ $failed = 1 ] || echo "ok   browser: $pages at 1280 and 390 pixels, light and dark; pictures in $work"
exit $failed
