import { html, type Markup, trusted } from "../../src/components/markup.ts";
import type { RecordingSettings } from "../report/report.ts";

/** What a saved report tells of its making. */
export interface SavedReportOptions {
	readonly fileNames: readonly string[];
	readonly settings: RecordingSettings;
	/** Sha256 of each file's bytes, in their order. */
	readonly hashes: readonly string[];
	/** Version of the software that analysed. */
	readonly version: string;
}

/**
 * A report as one HTML file: figures, tables and rows inside, no script, nothing from another host.
 *
 * @param title - Of the report. @param body - What stands on the page.
 */
export function savedReport(title: string, body: Markup, options: SavedReportOptions): string {
	const { fileNames, settings, hashes, version } = options;
	const page = html`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title><style>${trusted(style)}</style></head>
<body><main>${body}
<section><h3>How this report was made</h3><dl class="recording-facts">
${fileNames.map((name, i) => html`<div><dt>File</dt><dd>${name}<br><small>sha256 ${hashes[i] ?? "not taken"}</small></dd></div>`)}
<div><dt>Time zone of the wearer</dt><dd>${settings.zone}</dd></div>
<div><dt>Said of the wearer</dt><dd>${wearer(settings)}</dd></div>
<div><dt>Software</dt><dd>Quickening ${version}, in a browser; the file did not leave the machine</dd></div>
</dl></section></main></body></html>
`;
	return page.markup;
}

/** What a visitor said of the wearer. */
function wearer({ ageYears, pregnant, site }: RecordingSettings): string {
	const age = ageYears === null ? "age not said" : `${ageYears} years old`;
	return [age, ...(pregnant ? ["pregnant"] : []), ...(site === "" ? [] : [`worn at: ${siteWords[site]}`])].join(", ");
}

const siteWords = { nonDominantWrist: "non-dominant wrist", dominantWrist: "dominant wrist", hip: "hip" } as const;

const style = `
:root{color-scheme:light dark;--page:#fdfcfa;--ink:#1d2329;--muted:#59636e;--line:#dfdad2;--accent:#8c2f5d}
@media (prefers-color-scheme:dark){:root{--page:#14171a;--ink:#e8e6e3;--muted:#a4abb2;--line:#33393f;--accent:#e59abf}}
body{margin:0;background:var(--page);color:var(--ink);font:400 1.0625rem/1.55 Georgia,serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h2,h3{line-height:1.2}
a{color:var(--accent)}
figure{margin:2rem 0}
figcaption,table,dl,.tools,.recording-note,.recording-clean{font:400 .9375rem/1.5 Helvetica,Arial,sans-serif}
.plot-frame,.table-frame{overflow-x:auto}
.plot svg{display:block;width:100%;min-width:38rem;height:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line);text-align:right;font-weight:400}
th:first-child{text-align:left}
thead th{border-bottom:1px solid var(--muted);color:var(--muted)}
.recording-facts div{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:1rem;padding:.25rem 0}
.recording-facts dt{color:var(--muted)}
.recording-facts dd{margin:0;overflow-wrap:anywhere}
.recording-warnings{border-left:3px solid #d55e00;padding-left:1rem}
small{color:var(--muted)}
`;
