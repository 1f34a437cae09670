/** The style of the report: the project's type, colours and tables, light and dark, on a phone and on paper. */
export const style = `
:root{color-scheme:light dark;--page:#fdfcfa;--tint:#f5f2ed;--ink:#1d2329;--muted:#59636e;--line:#dfdad2;--accent:#8c2f5d;--old:#f6e3d3;--new:#d9ebf5;--mark:#9a4a00;
--serif:"Source Serif 4","Iowan Old Style",Georgia,serif;--sans:"Inter","Helvetica Neue",Arial,sans-serif;--mono:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;--small:.8125rem}
@media (prefers-color-scheme:dark){:root{--page:#14171a;--tint:#1c2024;--ink:#e8e6e3;--muted:#a4abb2;--line:#33393f;--accent:#e59abf;--old:#4a2f17;--new:#173447;--mark:#f0a860}}
*,*::before,*::after{box-sizing:border-box}
html{background:var(--page);color:var(--ink);-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;font:400 1.125rem/1.55 var(--serif);overflow-wrap:break-word}
main,body>header,body>footer{width:min(100% - 2.5rem,62rem);margin-inline:auto}
h1,h2,h3{margin:0;font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:clamp(1.9rem,1.3rem + 2.6vw,2.9rem);font-weight:560;line-height:1.12;letter-spacing:-.016em;max-width:24ch;margin-top:.6rem}
h2{font-size:clamp(1.4rem,1.25rem + .6vw,1.65rem);margin-top:3.5rem}
h3{font-size:1.125rem;margin-top:2.4rem}
p,ul,ol,dl,figure,pre{margin:1rem 0 0}
p,.findings,.words{max-width:37rem}
ul{padding-left:1.2em}li+li{margin-top:.45em}
a{color:var(--accent);text-underline-offset:.16em;text-decoration-thickness:1px}a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
code,pre{font-family:var(--mono);font-size:.84em;overflow-wrap:anywhere}
pre{padding:.8rem 1rem;background:var(--tint);border-radius:4px;white-space:pre-wrap}
summary{font:500 .9375rem/1.4 var(--sans);color:var(--accent);cursor:pointer}
details{margin-top:1rem}td details,.finding details{margin-top:.4rem}td summary{font-size:var(--small)}
.skip{position:absolute;left:1rem;top:-6rem;padding:.7rem 1rem;background:var(--ink);color:var(--page);font:500 1rem var(--sans)}.skip:focus{top:1rem}
.kicker,.aside{font:400 var(--small)/1.45 var(--sans);color:var(--muted)}.aside{display:block}
.kicker{margin-top:2.2rem}
.of{font-size:1.25rem;line-height:1.35;margin-top:.9rem;max-width:40rem}
.state{display:flex;flex-wrap:wrap;gap:.15rem 1.2rem;padding:0;list-style:none;font:500 .9375rem/1.5 var(--sans);font-variant-numeric:tabular-nums}.state li{margin:0}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.4rem;font:400 .9375rem/1.5 var(--sans)}
.facts dt{color:var(--muted)}.facts dd{margin:0}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;padding:.8rem 0;margin-top:1.8rem;list-style:none;border-block:1px solid var(--line);font:500 .9375rem/1.5 var(--sans)}nav li{margin:0}
.band{padding:.6rem 1.25rem;text-align:center;font:400 .875rem/1.5 var(--sans);border-bottom:1px solid var(--line);background:repeating-linear-gradient(-45deg,var(--tint) 0 10px,transparent 10px 20px),var(--page)}
.note{padding:.8rem 1rem;background:var(--tint);border-radius:4px;font:400 .9375rem/1.5 var(--sans);max-width:37rem}
.findings{padding:0;list-style:none}.finding{padding:.9rem 0;border-top:1px solid var(--line);margin:0}
.finding ul{font:400 .875rem/1.5 var(--sans);font-variant-numeric:tabular-nums;margin-top:.4rem}.finding li+li{margin-top:.15em}
.frame{overflow-x:auto;overscroll-behavior-x:contain;margin-top:1rem}
table{width:100%;border-collapse:collapse;font:400 .9375rem/1.45 var(--sans);font-variant-numeric:tabular-nums lining-nums}
th,td{padding:.45rem 1.25rem .45rem 0;text-align:left;vertical-align:top;font-weight:400}th:last-child,td:last-child{padding-right:0}
thead th{font-weight:600;font-size:.875rem;vertical-align:bottom;border-bottom:1.5px solid var(--ink)}
tbody tr{border-bottom:1px solid var(--line)}tbody tr:last-child{border-bottom:1.5px solid var(--ink)}
.decimal{text-align:right;white-space:nowrap}tr.header th{font-weight:600;padding-top:1rem}tr.indented th{padding-left:1.25rem}
.printed{width:auto;min-width:min(100%,37rem)}
.compact{font-size:var(--small)}.compact th,.compact td{padding-block:.3rem}
.claims tbody th{font:400 1rem/1.45 var(--serif);width:34%}.claims b,.ours{font-weight:600}
.judgements{list-style:none;padding:0;margin:0}.judgements li{display:flex;gap:.5rem}.glyph{flex:none;width:1em;font-weight:600;text-align:center}
del,ins{text-decoration:none;padding:0 .2em;border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
del{background:var(--old);text-decoration:line-through}ins{background:var(--new)}
tr.added td,tr.added th{background:var(--new)}tr.removed td,tr.removed th{background:var(--old);text-decoration:line-through}
.yes{color:inherit}.no{color:var(--mark);font-weight:600}
.pictures{display:grid;margin-top:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:1rem}
.pictures figure{margin:0;min-width:0}.pictures img{display:block;width:100%;height:auto;background:#fff;border:1px solid var(--line);border-radius:3px}
.pictures.one{max-width:46rem}.pictures.small{max-width:26rem}
figcaption{font:400 var(--small)/1.45 var(--sans);color:var(--muted);margin-top:.4rem}
.change{padding:.5rem 0;border-top:1px solid var(--line);margin:0}.words{list-style:none;padding:0}
.bar{display:inline-block;height:.55rem;background:var(--accent);border-radius:1px;min-width:1px;vertical-align:baseline;forced-color-adjust:none}
td.drawn{width:30%;min-width:7rem}
body>footer{margin-top:4rem;padding:1.4rem 0 3rem;border-top:1px solid var(--line);font:400 var(--small)/1.5 var(--sans);color:var(--muted)}
@media (max-width:44rem){
.facts{grid-template-columns:1fr;gap:0}.facts dd+dt{margin-top:.5rem}
.claims thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.claims,.claims tbody,.claims tr,.claims th,.claims td{display:block;width:auto!important;padding:0}.claims tbody tr{padding:1.1rem 0}
.claims td{display:grid;grid-template-columns:6rem minmax(0,1fr);column-gap:.75rem;margin-top:.6rem}
.claims td::before{content:attr(data-label);grid-row:1/span 4;font-size:var(--small);line-height:1.65;color:var(--muted)}.claims td>*{grid-column:2}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){del,ins{border:1px solid CanvasText}}
@media print{:root{--page:#fff;--ink:#000;--muted:#444;--tint:#fff}@page{margin:18mm}body{font-size:10pt}nav,.skip{display:none}
h2,h3{break-after:avoid}tr,figure,.finding{break-inside:avoid}.frame{overflow:visible}main,body>header,body>footer{width:100%}a{color:inherit}}
`;
