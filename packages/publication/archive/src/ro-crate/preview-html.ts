import type { JudgedClaim, ProvenanceDataset, ProvenanceStage, Table } from "@quickening/paper";
import { escapeMarkup, linkAddress, plainText } from "@quickening/workspace/markup";
import type { CrateFacts } from "./crate-facts.ts";

/** What a preview shows beside the crate's facts. */
export interface PreviewParts {
	/** SVG text by figure, for those that have been drawn. */
	readonly drawings: Readonly<Record<string, string>>;
	readonly tables: Readonly<Record<string, Table>>;
	/** The command that rebuilds the paper. */
	readonly command: string;
}

/**
 * The page ro-crate-preview.html: the crate for a person, in one file that needs no network and no script. Links lead
 * to files of the crate and to public addresses.
 */
export function previewHtml(facts: CrateFacts, { drawings, tables, command }: PreviewParts): string {
	const { provenance, description, licence, asIs, claims, figures, files, withheld } = facts;
	const { paper, commit, environment, datasets, stages } = provenance;
	const authors = paper.authors.map(({ name, affiliation, orcid }) => {
		const shown = linked(orcid && `https://orcid.org/${orcid}`, name);
		return affiliation ? `${shown} <small>${escapeMarkup(affiliation)}</small>` : shown;
	});
	const pdf = `papers/${paper.slug}/results/${paper.slug}.pdf`;
	const sections = [
		section("Claims", claims.length === 0 ? "" : claimsTable(claims)),
		section(
			"Figures",
			Object.entries(figures)
				.map(([id, { title, caption, alt }]) =>
					drawings[id] === undefined
						? ""
						: `<figure id="figure-${escapeMarkup(id)}"><img alt="${escapeMarkup(alt)}" src="data:image/svg+xml,${encodeURIComponent(plainText(drawings[id]))}"><figcaption><b>${escapeMarkup(stopped(title))}</b> ${escapeMarkup(caption)} ${links(files, `papers/${paper.slug}/results/figures/${id}.`)}</figcaption></figure>`,
				)
				.join("\n"),
		),
		section(
			"Tables",
			Object.entries(tables)
				.map(([id, table]) => tableHtml(id, table, links(files, `papers/${paper.slug}/results/tables/${id}.`)))
				.join("\n"),
		),
		section(
			"Data",
			Object.values(datasets).map(datasetHtml).join("\n") ||
				"<p>None from outside: the first stage makes its own from a seed.</p>",
		),
		section("How it was made", stagesHtml(Object.values(stages), commit)),
		section(
			"Where it was rebuilt",
			environment === undefined
				? "<p>Not on the machine that wrote this crate.</p>"
				: `<dl>${Object.entries(environment)
						.map(([name, value]) => `<div><dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd></div>`)
						.join("")}</dl>`,
		),
		section(
			"Rebuild it",
			`<p>In a clone of the repository${commit ? ` at commit <code>${escapeMarkup(commit)}</code>` : ""}, with Node 18 or later and Python 3:</p><pre>${escapeMarkup(command)}</pre>`,
		),
		section(
			"Files",
			`<details><summary>${files.length} files</summary><ul class="files">${files
				.map(
					({ path, bytes }) =>
						`<li><a href="${escapeMarkup(address(path))}">${escapeMarkup(path)}</a> <small>${grouped(bytes)} bytes</small></li>`,
				)
				.join(
					"",
				)}</ul></details>${withheld.size === 0 ? "" : `<p>Left out:</p><ul>${[...withheld].map(([path, why]) => `<li><code>${escapeMarkup(path)}</code> ${escapeMarkup(why)}</li>`).join("")}</ul>`}`,
		),
	];
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(paper.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<p class="kicker">Research object, version ${escapeMarkup(paper.version)}, <time datetime="${escapeMarkup(paper.date)}">${escapeMarkup(paper.date)}</time></p>
<h1>${escapeMarkup(paper.title)}</h1>
<p class="authors">${authors.join(", ")}</p>
<p>${escapeMarkup(description)}</p>
${paper.synthetic ? '<p class="notice"><b>Synthetic data.</b> A seeded program made every recording; no real person stands behind any number.</p>' : ""}
${asIs === undefined ? "" : `<p class="notice"><b>As it is.</b> ${escapeMarkup(asIs)}</p>`}
<p class="links">${files.some(({ path }) => path === pdf) ? `<a href="${escapeMarkup(address(pdf))}">PDF</a> ` : ""}<a href="ro-crate-metadata.json">RO-Crate metadata</a> <a href="provenance.json">Provenance</a> <a href="prov.json">W3C PROV</a> <a href="sbom.cdx.json">Software (CycloneDX)</a> <a href="CITATION.cff">Citation</a> <span>Licence: <a href="https://spdx.org/licenses/${escapeMarkup(licence)}">${escapeMarkup(licence)}</a></span></p>
</header>
${sections.join("\n")}
</main>
</body>
</html>
`;
}

function section(title: string, content: string): string {
	return content === "" ? "" : `<section><h2>${title}</h2>\n${content}</section>`;
}

function claimsTable(claims: readonly JudgedClaim[]): string {
	const judged = ({ rebuilt, reproduced, robust, replicated }: JudgedClaim) =>
		[
			rebuilt.state === "new" || rebuilt.state === "not rebuilt" ? "" : rebuilt.state,
			reproduced ? `${reproduced.state} (published: ${reproduced.published})` : "",
			robust ? `robust ${robust.agree} of ${robust.of}` : "",
			replicated ? `replicated ${replicated.agree} of ${replicated.of}` : "",
		]
			.filter(Boolean)
			.join("; ") || "not judged";
	const rows = claims.map(
		(claim) =>
			`<tr id="claim-${escapeMarkup(claim.id)}"><td>${escapeMarkup(claim.sentenceText)}</td><td class="id"><code>${escapeMarkup(claim.valueId)}</code></td><td>${escapeMarkup(judged(claim))}</td></tr>`,
	);
	return `<div class="frame"><table><thead><tr><th scope="col">Claim</th><th scope="col">Value</th><th scope="col">Judgement</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`;
}

function tableHtml(id: string, { title, caption, columns, rows, notes }: Table, files: string): string {
	const head = columns.map((column) => `<th scope="col">${escapeMarkup(column.title)}</th>`).join("");
	const body = rows.map(({ cells, kind }) => {
		const [first, ...others] = columns.map(({ key }) => escapeMarkup(cells[key] ?? ""));
		return `<tr${kind ? ` class="${escapeMarkup(kind)}"` : ""}><th scope="row">${first ?? ""}</th>${others.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
	});
	return `<figure id="table-${escapeMarkup(id)}"><figcaption><b>${escapeMarkup(stopped(title))}</b> ${escapeMarkup(caption)} ${files}</figcaption><div class="frame"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>${notes.map((note) => `<p><small>${escapeMarkup(note)}</small></p>`).join("")}</figure>`;
}

function datasetHtml({
	title,
	citation,
	licence,
	licenceNote,
	tier,
	address: doi,
	nFiles,
	bytes,
}: ProvenanceDataset): string {
	return `<article><h3>${escapeMarkup(title)}</h3><p>${escapeMarkup(citation)}</p><dl><div><dt>Licence</dt><dd>${escapeMarkup(licence)}${licenceNote ? `. ${escapeMarkup(licenceNote)}` : ""}</dd></div><div><dt>Access</dt><dd>${tier}</dd></div><div><dt>Files</dt><dd>${nFiles}, ${grouped(bytes)} bytes</dd></div>${doi ? `<div><dt>DOI</dt><dd>${linked(doi, doi)}</dd></div>` : ""}</dl></article>`;
}

function stagesHtml(stages: readonly ProvenanceStage[], commit: string | undefined): string {
	const items = stages.map(
		({ name, description, script, codeSha256, inputs, outputs, files }) =>
			`<li><b>${escapeMarkup(name)}</b> ${escapeMarkup(description)}<details><summary>${files.length} source files, ${inputs.length} inputs, ${outputs.length} outputs</summary><dl><div><dt>Script</dt><dd><a href="${escapeMarkup(address(script))}">${escapeMarkup(script)}</a></dd></div>${codeSha256 ? `<div><dt>Code</dt><dd><code>${escapeMarkup(codeSha256)}</code></dd></div>` : ""}${[...inputs.map(({ path, md5 }) => ["Input", path, md5] as const), ...outputs.map(({ path, md5 }) => ["Output", path, md5] as const)].map(([word, path, md5]) => `<div><dt>${word}</dt><dd>${escapeMarkup(path)}${md5 ? ` <code>md5 ${escapeMarkup(md5)}</code>` : ""}</dd></div>`).join("")}</dl></details></li>`,
	);
	return `<p>${stages.length} stages${commit ? `, code at commit <code>${escapeMarkup(commit)}</code>` : ""}. The workflow is <code>dvc.yaml</code>.</p><ol>${items.join("\n")}</ol>`;
}

/** Not toLocaleString: its first call loads the locales, and what it gives depends on them. */
function grouped(count: number): string {
	return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A title as a sentence before another one. */
function stopped(title: string): string {
	return /[.!?]$/.test(title) ? title : `${title}.`;
}

/** A link, or its words alone where the address is none that a page may have. */
function linked(address: string | undefined, words: string): string {
	const allowed = linkAddress(address ?? "");
	return allowed === undefined ? escapeMarkup(words) : `<a href="${escapeMarkup(allowed)}">${escapeMarkup(words)}</a>`;
}

function links(files: CrateFacts["files"], start: string): string {
	return files
		.filter(({ path }) => path.startsWith(start))
		.map(
			({ path }) =>
				`<a href="${escapeMarkup(address(path))}">${escapeMarkup(path.slice(start.length).toUpperCase())}</a>`,
		)
		.join(" ");
}

function address(path: string): string {
	return path.split("/").map(encodeURIComponent).join("/");
}

const style = `
:root{color-scheme:light dark;--page:#fdfcfa;--ink:#1d2329;--muted:#59636d;--line:#dcd8d2;--accent:#8c2f5d}
@media (prefers-color-scheme:dark){:root{--page:#14171a;--ink:#e8e6e3;--muted:#a3abb3;--line:#343a40;--accent:#e59abf}figure img{background:#fdfcfa}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:400 1.0625rem/1.55 "Source Serif 4",Georgia,"Times New Roman",serif}
main{max-width:54rem;margin:0 auto;padding:2.5rem 1.25rem 5rem}
h1{font-size:2.1rem;line-height:1.2;margin:.2rem 0 .6rem}
h2{font-size:1.4rem;margin:2.6rem 0 .8rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;margin:1.2rem 0 .3rem}
p{max-width:66ch}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.kicker,.authors,small,dt,.links,summary,th,td,figcaption{font-family:Inter,system-ui,"Segoe UI",sans-serif}
.kicker,small,dt,summary{color:var(--muted)}
.kicker,.links,figcaption,dl,table,.files{font-size:.9rem}
.links>*{margin-right:1rem}
.notice{padding:.7rem 1rem;border-left:4px solid var(--accent);background:color-mix(in srgb,var(--accent) 8%,transparent)}
figure{margin:1.6rem 0}
figure img{display:block;max-width:100%;height:auto;margin-bottom:.6rem}
.frame{overflow-x:auto}
table{border-collapse:collapse;min-width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line)}
tbody th{font-weight:400}
td.id code{overflow-wrap:normal;white-space:nowrap}
tr.header th{font-weight:600;padding-top:.8rem}
tr.indented th{padding-left:1rem}
dl div{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:.75rem;padding:.25rem 0;border-top:1px solid var(--line)}
dd{margin:0;overflow-wrap:anywhere}
code,pre{font-size:.85em;overflow-wrap:anywhere}
pre{padding:.8rem 1rem;border:1px solid var(--line);overflow-x:auto}
li{margin:.3rem 0}
@media print{details>*{display:block}}
`;
