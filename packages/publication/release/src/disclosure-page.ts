import { html, type Markup } from "@quickening/workspace/markup";
import type { Release } from "./release.ts";
import type { ReleasedNumber, ReleasedStage } from "./released-numbers.ts";

/** What the page is made of. */
export interface DisclosurePageFacts {
	readonly slug: string;
	readonly title: string;
	readonly datasets: readonly { readonly slug: string; readonly tier: string }[];
	readonly release: Release;
	readonly stages: readonly ReleasedStage[];
}

/**
 * The page for whoever may say that results leave: every number that would be released, how many people stand behind it, what was
 * suppressed and why, and every file with its hash. It holds exact counts of people, so it belongs on the machine with the data.
 */
export function disclosurePage({ slug, title, datasets, release, stages }: DisclosurePageFacts): string {
	const files = Object.entries(release.record?.files ?? {});
	const { rules } = release.record ?? {};
	const page = html`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>To be released: ${title}</title><style>${{ markup: style }}</style></head>
<body><header><p class="kicker">Quickening · papers/${slug}, for who holds the data</p><h1>${heading(release)}</h1><p>${title}</p>
<p class="warning" role="note"><strong>Exact counts of people stand on this page. It stays on the machine with the data.</strong></p>
<dl><dt>Data</dt><dd>${datasets.map((dataset) => html`<code>data/${dataset.slug}</code> (${dataset.tier}) `)}</dd>
<dt>Rules</dt><dd>${rules ? `counts of people from 1 to ${rules.smallCount} are suppressed, others rounded to ${rules.roundTo}; estimates of a model need ${rules.minResidualDf} residual degrees of freedom, and statistics have ${rules.significantDigits} digits; the p% rule has p = ${rules.dominancePercent}` : "not applied yet"}</dd>
<dt>Sign-off</dt><dd>${signOffWords(release)}</dd></dl></header>
<main>${stages.map(stageSection)}
<section aria-labelledby="files"><h2 id="files">Every file that would leave</h2>
<p>Figures and tables are made from the released rows above and from nothing else. The sign-off covers these bytes.</p>
${frame("Files", html`<table><thead><tr><th scope="col">File</th><th scope="col">sha256</th></tr></thead><tbody>${files.map(([path, sha256]) => html`<tr><th scope="row">${path}</th><td><code>${sha256}</code></td></tr>`)}</tbody></table>`)}</section>
<section aria-labelledby="how"><h2 id="how">To sign it off, or not</h2><p>If each number may be known to anyone, write it down:</p><pre>npm run quickening -- disclose ${slug} --sign --name "..." --role "..."</pre>
<p>It is kept in <code>papers/${slug}/sign-off.json</code> and holds for exactly these files. Until then the report, exports and the site hold the results back.</p></section></main></body></html>
`;
	return page.markup;
}

function heading({ state, record }: Release): string {
	if (record === undefined) return "Nothing has passed disclosure control yet";
	return state === "released" ? "These results may leave" : "These results would leave";
}

function signOffWords({ tier, signed, outdatedSignOff }: Release): string {
	if (signed) return `${signed.name}, ${signed.role}, ${signed.date}: for exactly these files`;
	if (outdatedSignOff)
		return `none for these files; ${outdatedSignOff.name} signed earlier ones on ${outdatedSignOff.date}`;
	return tier === "restricted" || tier === "unknown"
		? "none yet; restricted data need one"
		: "none; registered data need none";
}

function stageSection({ stage, rows, values, suppressed, stays }: ReleasedStage): Markup {
	const id = `stage-${stage}`;
	return html`<section aria-labelledby="${id}"><h2 id="${id}">Stage ${stage}</h2>
${rows.length > 0 ? numbers("Rows", rows) : null}${values.length > 0 ? numbers("Values", values) : null}
<h3>Suppressed or rounded</h3>${
		suppressed.length === 0
			? html`<p>Nothing.</p>`
			: frame(
					`Suppressed in ${stage}`,
					html`<table><thead><tr><th scope="col">Where</th><th scope="col">Group</th><th scope="col">Why</th></tr></thead><tbody>${suppressed.map(
						({ of, column, group, reason }) =>
							html`<tr><th scope="row">${column === undefined ? of : `${of}, ${column}`}</th><td>${groupWords(group)}</td><td>${reason}</td></tr>`,
					)}</tbody></table>`,
				)
	}
<p>${stays.length === 0 ? "It makes nothing else." : html`Stays on this machine: ${stays.map((path) => html`<code>${path}</code> `)}`}</p></section>`;
}

function numbers(title: string, list: readonly ReleasedNumber[]): Markup {
	const columns = [...new Set(list.flatMap(({ shown }) => Object.keys(shown)))];
	return html`<h3>${title}</h3>${frame(
		title,
		html`<table><thead><tr><th scope="col">Number</th><th scope="col">About</th>${columns.map((name) => html`<th scope="col" class="number">${name}</th>`)}<th scope="col" class="number">people</th></tr></thead><tbody>${list.map(
			({ of, group, shown, nPeople }) =>
				html`<tr><th scope="row">${of}</th><td>${group}</td>${columns.map((name) => html`<td class="number">${shown[name] ?? ""}</td>`)}<td class="number exact">${nPeople === undefined ? "not known" : nPeople}</td></tr>`,
		)}</tbody></table>`,
	)}`;
}

/** A wide table is scrolled, by keyboard too. */
function frame(label: string, table: Markup): Markup {
	return html`<div class="frame" tabindex="0" role="region" aria-label="${label}">${table}</div>`;
}

function groupWords(group: Readonly<Record<string, unknown>> = {}): string {
	return Object.entries(group)
		.map(([name, is]) => `${name} ${String(is)}`)
		.join(", ");
}

/** A plain page: it is read on the machine that holds the data, offline, and printed for the file. */
const style = `:root{color-scheme:light dark}body{max-width:68rem;margin:2rem auto;padding:0 1.25rem;font:1rem/1.5 system-ui,sans-serif}h1{line-height:1.15}h2{margin-top:2.5rem}
.kicker{color:GrayText}.warning{padding:.7rem 1rem;border:2px solid #b3261e;border-radius:4px}dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem}dd{margin:0}
.frame{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{padding:.35rem .9rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #8884;font-weight:400}
thead th{font-weight:600;border-bottom:2px solid}.number{text-align:right;white-space:nowrap}.exact{font-weight:600}code,pre{font-size:.85em;overflow-wrap:anywhere}pre{white-space:pre-wrap}
@media print{body{margin:0;max-width:none}.frame{overflow:visible}}`;
