/// How the page looks: in light and in dark, on wide and narrow screens, on paper.
enum PageStyle {
  static let html = HTML.joined([colours, layout, figures, prompt, tables, paper])

  private static let colours = HTML.style(
    """
    :root {
      color-scheme: light dark;
      --paper: #f6f4ef; --card: #fffefb; --sunk: #efece5; --ink: #201f1c; --quiet: #625e57; --line: #dcd7cc;
      --notice: #8a5300; --notice-paper: #fdf1d8; --start: #1f7a4a; --end: #b3352c; --cell: #fff;
      --tone-0: #a63f1b; --tone-1: #1a6598; --tone-2: #2a7148; --tone-3: #7047a6;
      --tone-4: #8d5a12; --tone-5: #a53567; --tone-6: #0d6e73; --tone-7: #53631c; --tone-text: #625e57;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #121315; --card: #1a1c1f; --sunk: #222529; --ink: #e9e7e2; --quiet: #a5a29b; --line: #34373c;
        --notice: #f2c061; --notice-paper: #33280f; --start: #6fd19c; --end: #ff8f84;
        --tone-0: #f3946f; --tone-1: #74bbef; --tone-2: #74ca95; --tone-3: #bda3ee;
        --tone-4: #e0ac60; --tone-5: #f08fba; --tone-6: #63cbce; --tone-7: #b5c66e; --tone-text: #a5a29b;
      }
    }
    .tone-0 { --tone: var(--tone-0); } .tone-1 { --tone: var(--tone-1); } .tone-2 { --tone: var(--tone-2); }
    .tone-3 { --tone: var(--tone-3); } .tone-4 { --tone: var(--tone-4); } .tone-5 { --tone: var(--tone-5); }
    .tone-6 { --tone: var(--tone-6); } .tone-7 { --tone: var(--tone-7); } .tone-text { --tone: var(--tone-text); }
    """)

  private static let layout = HTML.style(
    """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    body {
      margin: 0 auto; max-width: 76rem; padding: 2.5rem 1.5rem 3rem; background: var(--paper); color: var(--ink);
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
      overflow-wrap: anywhere;
    }
    code, .prompt { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    code { font-size: .875em; }
    a { color: inherit; text-decoration-color: var(--tone, currentColor); text-underline-offset: .2em; }
    a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--tone-1); outline-offset: 3px; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: .5rem; padding: .5rem; background: var(--card); }
    h1, h2, h3, p, dl, dd, ul, ol, figure, table { margin: 0; padding: 0; }
    ul, ol { list-style: none; }
    h1 { font-size: clamp(1.4rem, 1rem + 2vw, 2.2rem); line-height: 1.25; font-weight: 650; text-wrap: balance; max-width: 34em; }
    h2 { font-size: 1.45rem; line-height: 1.25; font-weight: 650; }
    h3 { font-size: .95rem; font-weight: 650; margin-bottom: .5rem; }
    .kicker {
      color: var(--tone, var(--quiet)); font-size: .8rem; font-weight: 600; letter-spacing: .04em; margin-bottom: .25rem;
    }
    .small { color: var(--quiet); font-size: .875rem; margin-top: .5rem; }
    .quiet { color: var(--quiet); }
    .lead { color: var(--quiet); margin-top: .25rem; }
    .top { margin-bottom: 2rem; }
    .numbers { display: flex; flex-wrap: wrap; gap: .75rem 2.25rem; margin-top: 1.25rem; }
    .numbers dt, .origin dt { color: var(--quiet); font-size: .8rem; }
    .numbers dd { font-size: 1.1rem; font-weight: 600; font-variant-numeric: tabular-nums; }
    .notice {
      margin-top: 1.25rem; padding: .6rem .9rem; border-radius: .4rem; color: var(--notice);
      background: var(--notice-paper); font-size: .95rem;
    }
    section {
      background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.5rem;
      margin-bottom: 1.5rem; scroll-margin-top: 1rem;
    }
    .condition { border-top: 4px solid var(--tone); }
    section > header { margin-bottom: 1.25rem; }
    .part { margin-top: 1.5rem; }
    .origin { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin-top: .9rem; font-size: .92rem; }
    .origin dt { font-size: .875rem; }
    .origin code + code { margin-left: .6em; }
    .facts li { padding: .45rem .8rem; background: var(--sunk); border-radius: .4rem; margin-bottom: .4rem; white-space: pre-line; }
    .parameters dt { margin-top: .6rem; font-size: .92rem; color: var(--quiet); }
    .parameters dt code, .parameters b { color: var(--ink); }
    .parameters dd { font-size: .9rem; color: var(--quiet); }
    .log { margin-top: .5rem; font-size: .9rem; }
    summary { cursor: pointer; font-size: .95rem; font-weight: 600; width: fit-content; }
    details[open] > summary { margin-bottom: .6rem; }
    footer { color: var(--quiet); font-size: .85rem; }
    .switches { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; margin-top: 1rem; font-size: .9rem; }
    .switches label { cursor: pointer; }
    .switches input { accent-color: var(--tone-1); margin: 0 .25em 0 0; vertical-align: -.1em; }
    .bar { display: flex; gap: 1px; height: 1.1rem; margin-top: 1.5rem; border-radius: .3rem; overflow: hidden; }
    .bar span { flex: 0 0 0; min-width: 0; background: var(--tone); }
    .bar .token, .bar .caption, .bar .fact { opacity: .55; }
    .bar .tone-text { opacity: .45; }
    .shares ol { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; margin-top: .6rem; font-size: .9rem; }
    .shares li::before {
      content: ""; display: inline-block; width: .7em; height: .7em; border-radius: 2px; background: var(--tone);
      margin-right: .45em;
    }
    .shares .share { color: var(--quiet); margin-left: .5em; font-variant-numeric: tabular-nums; }
    """)

  private static let figures = HTML.style(
    """
    .block + .block, .gallery + .block, .block + .gallery { margin-top: 1.5rem; }
    .flow { font-size: .92rem; color: var(--quiet); margin-bottom: .75rem; }
    .flow b { color: var(--ink); font-weight: 600; }
    .gallery { display: flex; flex-wrap: wrap; gap: .9rem .75rem; margin-top: .5rem; }
    .gallery figure { width: var(--width); max-width: 100%; break-inside: avoid; }
    .picture { position: relative; line-height: 0; background: #000; border-radius: .25rem; overflow: hidden; }
    .picture img { width: 100%; height: auto; display: block; }
    .enlarged img, body:has(#own-size:checked) .picture img { image-rendering: pixelated; }
    .cells { position: absolute; inset: 0; width: 100%; height: 100%; mix-blend-mode: difference; }
    .cells path { fill: none; stroke: #9a9a9a; stroke-opacity: .6; stroke-width: 1px; vector-effect: non-scaling-stroke; }
    body:has(#own-size:checked) .gallery figure { width: var(--own); max-width: none; }
    body:has(#own-size:checked) .gallery { overflow-x: auto; }
    body:has(#grids:not(:checked)) .cells { display: none; }
    figcaption { font-size: .8rem; color: var(--quiet); margin-top: .3rem; font-variant-numeric: tabular-nums; }
    figcaption b { color: var(--ink); font-weight: 600; }
    .slice { float: right; color: var(--tone); font-weight: 600; }
    .views { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
    .drawing {
      display: block; width: 100%; height: auto; background: var(--sunk); border: 1px solid var(--line);
      border-radius: .4rem;
    }
    .drawing text { font: 600 12px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; paint-order: stroke; stroke: var(--sunk); stroke-width: 3px; stroke-linejoin: round; }
    .line { fill: none; stroke-linejoin: round; stroke-linecap: round; }
    .line.grid { stroke: var(--line); } .line.faint { stroke: var(--quiet); opacity: .5; }
    .line.path { stroke: var(--tone); } .line.start { stroke: var(--start); } .line.end { stroke: var(--end); }
    .fill.path { fill: var(--tone); } .fill.start { fill: var(--start); } .fill.end { fill: var(--end); }
    .drawing text.words { fill: var(--quiet); font-weight: 400; font-size: 11px; }
    """)

  private static let prompt = HTML.style(
    """
    .legend { display: flex; flex-wrap: wrap; gap: .4rem .6rem; font-size: .85rem; margin-bottom: .9rem; }
    .prompt {
      white-space: pre-wrap; font-size: .875rem; line-height: 1.9; padding: 1rem; background: var(--sunk);
      border-radius: .4rem;
    }
    .span.chat { color: var(--quiet); }
    .span.system { color: var(--ink); border-bottom: 1px dotted var(--quiet); }
    .span.caption, .span.fact { color: var(--tone); }
    .span.fact { border-bottom: 1px solid var(--tone); }
    .span.token { color: var(--tone); font-size: .92em; }
    .span.visual {
      background: color-mix(in srgb, var(--tone) 15%, var(--card)); border: 1px solid var(--tone); color: var(--ink);
      border-radius: .3rem; padding: .1rem .45rem; margin: .1rem .15rem; display: inline-block; line-height: 1.45;
      white-space: normal;
    }
    .span.request mark, .legend .request {
      background: color-mix(in srgb, var(--tone-1) 18%, transparent); color: var(--ink); padding: .1rem .15rem;
      border-radius: .2rem; -webkit-box-decoration-break: clone; box-decoration-break: clone;
    }
    """)

  private static let tables = HTML.style(
    """
    table { border-collapse: collapse; width: 100%; font-size: .92rem; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
    thead th { color: var(--quiet); font-size: .8rem; font-weight: 500; }
    tbody th { font-weight: 500; }
    .rows tbody th { color: var(--quiet); white-space: nowrap; }
    .rows b { font-weight: 600; }
    .rows td:nth-child(2) { width: 16%; } .rows td:nth-child(4) { width: 32%; }
    .scroll { overflow-x: auto; }
    .figures { width: auto; font-variant-numeric: tabular-nums; }
    .figures td, .figures thead th:not(:first-child) { text-align: right; white-space: nowrap; padding-left: 1rem; }
    .figures code { color: var(--tone); white-space: nowrap; }
    .stages td { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .stages tbody th { color: var(--tone); white-space: nowrap; }
    .stages td:nth-child(2) { width: 60%; }
    .track { display: inline-block; width: calc(100% - 5rem); height: .7rem; margin-right: .75rem; background: var(--sunk); border-radius: .2rem; }
    .track span { display: block; height: 100%; background: var(--tone); border-radius: .2rem; }
    @media (max-width: 44rem) {
      body { padding: 1.5rem .8rem 2rem; }
      section { padding: 1.1rem .9rem; }
      .numbers { gap: .6rem 1.5rem; }
      .rows, .rows tbody, .rows tr, .rows td, .rows tbody th { display: block; width: auto !important; }
      .rows thead { position: absolute; left: -99rem; }
      .rows tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
      .rows th, .rows td { border: 0; padding: .05rem 0; }
      .rows tbody th { font-size: .85rem; }
      .rows td:nth-child(4)::before { content: "otherwise: "; color: var(--quiet); font-size: .85rem; }
      .gallery:not(.pictures) figure { width: calc(50% - .4rem); }
      .stages tbody th { white-space: normal; }
      .stages td:nth-child(2) { width: 48%; }
      .wide { display: none; }
    }
    """)

  private static let paper = HTML.style(
    """
    @media print {
      :root {
        color-scheme: light;
        --paper: #fff; --card: #fff; --sunk: #f2f0ec; --ink: #000; --quiet: #4b4843; --line: #c8c4bb;
        --notice: #6b4000; --notice-paper: #fdf1d8; --start: #1f7a4a; --end: #b3352c;
        --tone-0: #a63f1b; --tone-1: #1a6598; --tone-2: #2a7148; --tone-3: #7047a6;
        --tone-4: #8d5a12; --tone-5: #a53567; --tone-6: #0d6e73; --tone-7: #53631c; --tone-text: #625e57;
      }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      section { border-width: 0; border-top-width: 1px; border-radius: 0; padding: 1rem 0; }
      .condition { border-top-width: 3px; }
      .gallery:not(.pictures) figure { width: 9rem; }
      .gallery.pictures figure { max-width: 18rem; }
      tr, figure, .facts li { break-inside: avoid; }
      section > header { break-inside: avoid; }
      section > header, h2, h3, summary, .flow { break-after: avoid; }
      details::details-content { content-visibility: visible; height: auto; display: block; }
      .skip, .switches { display: none; }
    }
    """)
}
