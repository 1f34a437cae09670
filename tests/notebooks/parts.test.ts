import { readBibliography } from "@quickening/manuscript/numbers";
import { judgeClaims, chainOf as publishedChain, type ReproducedOutput } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { rowOfMark } from "../../notebooks/src/client/marks.ts";
import { parseCsv } from "../../notebooks/src/client/rows.ts";
import { chainOf, type Provenance } from "../../notebooks/src/components/chain.ts";
import { Citations } from "../../notebooks/src/components/citations.ts";
import { claimsTable, toleranceTable, valuesTable } from "../../notebooks/src/components/claims.ts";
import { block, html } from "../../notebooks/src/components/markup.ts";
import { ownIds } from "../../notebooks/src/components/own-drawing.ts";
import { prose } from "../../notebooks/src/components/prose.ts";
import { references } from "../../notebooks/src/components/references.ts";

describe("markup of a page", () => {
	it("escapes what is not markup, also what Framework would run", () => {
		expect(html`<p title="${'"a" & <b>'}">${"${1 + 1}"}</p>`.markup).toBe(
			'<p title="&quot;a&quot; &amp; &lt;b&gt;">&#36;{1 + 1}</p>',
		);
	});

	it("leaves out what is missing and keeps zero", () => {
		expect(html`${null}${undefined}${false}${0}${["a", html`<b>b</b>`]}`.markup).toBe("0a<b>b</b>");
	});

	it("has no blank line that would end it, but keeps the line breaks of a text", () => {
		expect(block(html`<pre>${"a\n\nb"}</pre>\n\n\t<p>c</p>`)).toBe("<pre>a&#10;&#10;b</pre>\n<p>c</p>\n");
	});
});

describe("words of a page", () => {
	const values = {
		auc: {
			value: 0.714,
			unit: "",
			digits: 2,
			n: 506,
			method: "AUC",
			stage: "fit",
			spread: { kind: "SD" as const, value: 0.1 },
			interval: { low: 0.62, high: 0.8, levelPercent: 95, method: "bootstrap" },
		},
	};

	it("print a value as a way to its provenance, and its interval on request", () => {
		expect(prose("It is {auc}.", values).markup).toContain(
			'data-provenance="value:auc" aria-haspopup="dialog">0.71</a>.',
		);
		expect(prose("It is {auc:interval}.", values).markup).toMatch(/0\.71<\/a> \(95%.CI 0\.62.to.0\.80\)\./);
	});

	it("print the spread of a value on request, and know nothing else to ask for", () => {
		expect(prose("It is {auc:spread}.", values).markup).toMatch(/0\.71<\/a> \(SD.0\.10\)\./);
		expect(prose("It is {auc:sd}.", values).markup).toBe("It is {auc:sd}.");
	});

	it("refuse a value that no stage recorded", () => {
		expect(() => prose("It is {acu}.", values)).toThrow("the page names the value acu, which no stage recorded");
	});

	it("say that a value is not yet known when nothing has run", () => {
		expect(prose("It is {auc}.").markup).toContain("not yet known");
	});

	it("know links and emphasis, and leave other braces alone", () => {
		expect(prose("See [a & b](https://x.org/) *now* {1 + 1}.").markup).toBe(
			'See <a href="https://x.org/">a &amp; b</a> <em>now</em> {1 + 1}.',
		);
	});
});

describe("a result within its tolerance", () => {
	const auc = { value: 0.714, unit: "", digits: 2, n: 506, method: "AUC", stage: "fit" };
	const tolerance = { absolute: 0.1, reason: "another processor" };
	const rebuilt = { ...auc, value: 0.7151 };
	const difference = { committed: 0.714, rebuilt: 0.7151, difference: 0.7151 - 0.714 };
	const output: ReproducedOutput = {
		...{ path: "papers/p/results/values/fit.json", kind: "value", state: "within tolerance", kept: true },
		...{ committedSha256: "0".repeat(64), rebuiltSha256: "1".repeat(64) },
		within: {
			...{ numbers: 1, of: 9, largest: { where: "auc", ...difference } },
			values: [{ id: "auc", ...difference, tolerance }],
		},
	};

	it("is told beside the claim: committed, rebuilt, difference, what is tolerated and why", () => {
		const claim = { id: "a", sentence: "The AUC was {value}.", value: "auc", tolerance };
		const [judged] = judgeClaims([claim], { auc }, { auc }, { rebuilt: { auc: rebuilt } });
		const { markup } = claimsTable([judged!], { auc });
		expect(markup).toContain("<b>within tolerance</b>");
		expect(markup).toContain("the rebuild here gave 0.7151, committed is 0.714: a difference of 0.0011");
		expect(markup).toContain("where 0.1 is tolerated (another processor)");
		expect(markup).not.toContain("equal to the committed value");
	});
	it("is told among all values and in the table of files, and nothing is told where all is the same", () => {
		expect(valuesTable({ auc }, [output]).markup).toContain("rebuilt within tolerance: 0.7151, by 0.0011 at most");
		const { markup } = toleranceTable([output])!;
		expect(markup).toContain("<code>results/values/fit.json</code>");
		expect(markup).toContain("1 of 9");
		expect(markup).toContain("The committed results stay");
		expect(toleranceTable([{ ...output, state: "identical" }])).toBeNull();
		expect(valuesTable({ auc }).markup).not.toContain("tolerance");
	});
});

it("a drawing has ids of its own and takes its size from its frame", () => {
	const svg =
		'<?xml version="1.0"?>\n<svg role="img" aria-labelledby="t" width="10pt" height="5pt"><title id="t">T</title><desc id="d">D</desc><clipPath id="a"/><g clip-path="url(#a)"/><use href="#a"/></svg>';
	expect(ownIds(svg, "f")).toBe(
		'<svg viewBox="0 0 10 5" aria-hidden="true"><clipPath id="f-a"/><g clip-path="url(#f-a)"/><use href="#f-a"/></svg>',
	);
});

it("the chain of a result holds its own stages and data sets, in their order, and no others", () => {
	const stage = (name: string) => ({ name }) as Provenance["stages"][string];
	const provenance = {
		schema: 2,
		commit: "c0ffee",
		results: { "value:x": { kind: "value", id: "x", printed: "1", stages: ["c", "b", "a"], datasets: ["d"] } },
		stages: { a: stage("a"), b: stage("b"), c: stage("c"), other: stage("other") },
		datasets: { d: { slug: "d" }, e: { slug: "e" } },
	} as unknown as Provenance;
	const chain = chainOf(provenance, "value:x");
	expect(chain.stages.map(({ name }) => name)).toEqual(["c", "b", "a"]);
	expect(chain.datasets.map(({ slug }) => slug)).toEqual(["d"]);
	expect(chain.commit).toBe("c0ffee");
	// The site's reader and the command's give the same.
	expect(chain).toEqual(publishedChain(provenance, "value:x"));
	expect(() => chainOf(provenance, "value:y")).toThrow("got value:y");
});

it("a mark is the plotted row whose cells are all in its datum", () => {
	const head = ["dataset", "x", "low", "y"];
	const rows = [
		["band", "0.1", "0.2", ""],
		["curve", "0.1", "", "0.5"],
	];
	expect(rowOfMark(head, rows, { x: 0.1, low: 0.2, extra: "q" })).toBe(0);
	expect(rowOfMark(head, rows, { x: 0.1, y: 0.5 })).toBe(1);
	expect(rowOfMark(head, rows, { x: 0.1 })).toBe(-1);
	expect(rowOfMark(head, rows, { x: 0.1, y: 0.6 })).toBe(-1);
});

it("rows of a CSV keep commas, quotes, line breaks and empty cells", () => {
	expect(parseCsv('a,b\r\n"1,5","say ""x""\nnow"\n,\n')).toEqual([
		["a", "b"],
		["1,5", 'say "x"\nnow'],
		["", ""],
	]);
	expect(parseCsv("a\n1")).toEqual([["a"], ["1"]]);
});

/** The references of a bibliography, numbered in its order. */
async function numbered(source: string) {
	const { entries } = await readBibliography(source);
	return entries.map((entry, i) => ({ number: i + 1, entry }));
}

it("references are read with accents, bare numbers and protecting braces", async () => {
	const source =
		'@article{k,\n author = {Chud{\\\'a}{\\v c}ek, V and Jank{\\r u}, P},\n title = {The {CTG} \\& more},\n year = 2014, volume = "14"\n}\n';
	const markup = references(await numbered(source))?.markup;
	expect(markup).toContain("Chudáček V, Janků P (2014). The CTG &amp; more. 14");
});

it("an organisation in braces of its own keeps its commas and its and", async () => {
	const source =
		"@book{n,\n author = {{Academies of Sciences, Engineering, and Medicine} and Doe, Jane},\n title = {T}\n}\n";
	expect(references(await numbered(source))?.markup).toContain(
		"Academies of Sciences, Engineering, and Medicine, Doe J",
	);
});

describe("citations of a page", () => {
	const source =
		"@article{a,\n author = {A, B},\n title = {One},\n doi = {10.1000/one},\n year = 2020\n}\n@article{b,\n author = {C, D},\n title = {Two},\n doi = {10.1000/one.more},\n year = 2021\n}\n";

	it("lead to the numbered list and back, in the text and by the DOI of a published number", async () => {
		const list = await numbered(source);
		const citations = new Citations(list);
		const { markup } = prose("As said [@b; @a], and again [@a].", undefined, citations);
		expect(markup).toContain('id="citation-b-1" href="#reference-b" aria-describedby="reference-b">[2]</a>');
		expect(markup).toContain('id="citation-a-2" href="#reference-a" aria-describedby="reference-a">[1]</a></span>.');
		expect(citations.citeDoiIn("D C. doi:10.1000/one.more")?.markup).toContain(">[2]</a>");
		expect(citations.citeDoiIn("B A. doi:10.1000/one.")?.markup).toContain(">[1]</a>");
		expect(citations.citeDoiIn("doi:10.1000/oneandonly")).toBeNull();
		expect(references(list, citations)?.markup).toContain(
			'href="#citation-a-2" aria-label="Back to citation 2 of reference 1"',
		);
	});

	it("are refused where the manuscript does not cite the work, and left out where no list follows", async () => {
		const citations = new Citations(await numbered(source));
		expect(() => prose("So [@c].", undefined, citations)).toThrow(
			"the page cites c, which the manuscript does not cite",
		);
		expect(prose("So [@c].").markup).toBe("So.");
	});
});
