import {
	type CohortTableName,
	cohortTables,
	fileNameOf,
	keys,
	links,
	problemKinds,
	protectionCard,
} from "@quickening/cohort";
import { printUnit } from "@quickening/core";
import type { Column } from "@quickening/table";
import { copyable } from "./copyable.ts";
import { linkDiagram } from "./link-diagram.ts";
import { block, html, type Markup } from "./markup.ts";

/** The tables of a cohort as a page: columns, keys, links, checks, and how a study team brings its own. All of it is read from the package. */
export function cohortPage(): string {
	const names = Object.keys(cohortTables) as CohortTableName[];
	const intro = html`<header class="title"><p class="kicker">Methods</p><h1>The tables of a cohort</h1>
		<p class="lede">Mothers and infants, what they wore, what the clinic measured and what became of it: ${names.length} tables that the synthetic cohort fills, that a study team fills, and that every paper on a cohort reads.</p></header>`;
	const sections = [
		html`<section aria-labelledby="links"><h2 id="links">How they point at one another</h2>${linkDiagram()}</section>`,
		...names.map(tableSection),
		ownTables(),
		checks(),
		html`<section aria-labelledby="protected"><h2 id="protected">Pregnancies that ended early</h2>${protectionCard.map((words) => html`<p>${words}</p>`)}</section>`,
		html`<script type="module" src="../client/page.js"></script>`,
	];
	return `---\ntitle: The tables of a cohort\ndescription: Columns, units, ranges, codes, keys and links of the tables of a cohort of pregnancies, what is checked, and how a study brings its own.\n---\n\n${[intro, ...sections].map(block).join("\n")}`;
}

function tableSection(name: CohortTableName): Markup {
	const columns = Object.entries(cohortTables[name] as Readonly<Record<string, Column>>);
	const facts: [string, Markup][] = [
		["A row", html`for each ${keys[name].map((column, i) => html`${i > 0 ? " and " : ""}<code>${column}</code>`)}`],
		["File", html`<code>${fileNameOf(name)}.csv</code> or <code>.parquet</code>`],
	];
	return html`<section class="dataset" id="${name}" aria-labelledby="${name}-title"><h2 id="${name}-title">${name}</h2>
		<dl class="facts">${facts.map(([title, fact]) => html`<div><dt>${title}</dt><dd>${fact}</dd></div>`)}</dl>
		<details class="card"><summary>Its ${columns.length} columns</summary><div class="table-frame" tabindex="0" role="group" aria-label="Columns of ${name}, may be scrolled"><table><thead><tr>${["column", "type", "unit", "range", "may be empty", "what it is"].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${columns.map(([column, each]) => row(name, column, each))}</tbody></table></div></details></section>`;
}

function row(
	table: CohortTableName,
	name: string,
	{ type, unit, range, missing = [], codes, description = "", key }: Column,
): Markup {
	const link = links.find((each) => each.table === table && each.column === name);
	const words = [
		description,
		...(codes === undefined
			? []
			: [
					Object.entries(codes)
						.map(([code, meaning]) => `${code}: ${meaning}`)
						.join("; "),
				]),
		...(link === undefined ? [] : [`A key of ${link.to.join(" or ")}`]),
	];
	const cells = [
		`${type}${key === true ? ", key" : ""}`,
		["1", "code", "id", "text"].includes(unit) ? "" : printUnit(unit),
		range === undefined ? "" : `${range[0]} to ${range[1]}`,
		missing.length > 0 ? "yes" : "no",
		words.join(". "),
	];
	return html`<tr><th scope="row"><code>${name}</code></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

function ownTables(): Markup {
	const mapping = '{ "day": { "file": "daily.csv", "columns": { "restingHeartRateBpm": "RHR" } } }';
	return html`<section aria-labelledby="own"><h2 id="own">A study’s own tables</h2>
		<p>Put a file a table into a folder outside the repository: CSV in UTF-8, Parquet or Arrow, under the names above. Any of the tables may be left out, and any column that may be empty. Where the study has other names, <code>mapping.json</code> in the folder translates them:</p>
		<pre><code>${mapping}</code></pre>
		<p>Then have it checked. Nothing is changed: every problem is listed with its row, what was found and what to do.</p>
		${copyable("npm run cohort -- check FOLDER", "the command")}
		<p>When nothing stands in the way, write it as Parquet, or take ids, dates and zones of people out of it first:</p>
		${copyable("npm run cohort -- convert FOLDER OUT", "the command")}
		${copyable("npm run cohort -- deidentify FOLDER OUT --key ~/study.key", "the command")}</section>`;
}

function checks(): Markup {
	return html`<section aria-labelledby="checks"><h2 id="checks">What is checked</h2><p>An error cannot be used as it stands, a warning is for somebody to look at, a note is only said so that it is known.</p>
		<details class="card"><summary>All ${Object.keys(problemKinds).length} kinds of problems</summary><div class="table-frame" tabindex="0" role="group" aria-label="Kinds of problems, may be scrolled"><table><thead><tr>${["code", "severity", "what it is", "what to do"].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${Object.entries(problemKinds).map(([code, { severity, what, todo }]) => html`<tr><th scope="row"><code>${code}</code></th><td>${severity}</td><td>${what}</td><td>${todo}</td></tr>`)}</tbody></table></div></details></section>`;
}
