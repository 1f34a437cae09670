import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readBibliography } from "@quickening/manuscript/numbers";
import { describe, expect, it } from "vitest";
import { withPageHead } from "../../notebooks/page-head.ts";
import { bibtex, csl } from "../../notebooks/src/components/cite-paper.ts";
import { buildSite } from "./site.ts";

const content = (page: string, name: string) =>
	Array.from(
		page.matchAll(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`, "g")),
		([, text]) => text,
	);

describe("the head of a page", () => {
	it("has the page's own description, and what cites a paper; no whole address where none is known", async () => {
		const { folder } = await buildSite();
		const read = (path: string) => readFileSync(join(folder, `${path}.html`), "utf8");
		const paper = read("papers/signal-study");
		expect(content(paper, "description")[0]).toMatch(/^Four plain features of the last half hour/);
		expect(content(paper, "og:description")).toEqual(content(paper, "description"));
		expect(content(paper, "citation_title")).toEqual(["Signal that is missing tells more than signal that is there"]);
		expect(content(paper, "citation_author").length).toBeGreaterThan(0);
		expect(content(paper, "citation_publication_date")[0]).toMatch(/^\d{4}\/\d{2}\/\d{2}$/);
		const cited = readFileSync(join(folder, "papers/signal-study/citation.bib"), "utf8");
		expect((await readBibliography(cited)).entries[0]?.fields["title"]).toBe(content(paper, "citation_title")[0]);
		expect(JSON.parse(readFileSync(join(folder, "papers/signal-study/citation.json"), "utf8"))).toHaveLength(1);
		expect(content(read("data"), "description")[0]).toMatch(/^A card for each data set/);
		expect(content(read("methods/index"), "description")[0]).toMatch(/^What is measured in these papers/);
		for (const page of [paper, read("index"), read("data")]) {
			expect(page).not.toMatch(/rel="canonical"|og:url|og:image|citation_pdf_url/);
		}
	});

	it("says where the page, its PDF and its picture are where the report has an address", () => {
		const citation = {
			title: 'A "quoted" & <titled> study',
			authors: ["Example, Ada", "The Sample Group"],
			date: "2026-11-23",
			keywords: ["one", "two"],
			pdf: "study/study.pdf",
			image: "study/figures/roc.png",
			imageAlt: "A curve",
		};
		const page = withPageHead(
			'<meta name="description" content="x">',
			{ description: "Short.", citation },
			{
				path: "papers/study",
				site: "https://example.org/report/",
			},
		);
		expect(page).toContain('<link rel="canonical" href="https://example.org/report/papers/study">');
		expect(content(page, "citation_title")).toEqual(["A &quot;quoted&quot; &amp; &lt;titled&gt; study"]);
		expect(content(page, "citation_author")).toEqual(["Example, Ada", "The Sample Group"]);
		expect(content(page, "citation_pdf_url")).toEqual(["https://example.org/report/papers/study/study.pdf"]);
		expect(content(page, "og:image")).toEqual(["https://example.org/report/papers/study/figures/roc.png"]);
		expect(() => withPageHead("<html>", {}, { path: "x", site: undefined })).toThrow("x: the page has no description");
	});
});

describe("the citation of a paper", () => {
	const paper = {
		slug: "signal-study",
		title: "Sleep & the 50% rule: $x_1$ {braced} ~ #1 ^ \\o",
		authors: [
			{ family: "van der Berg", given: "B. C.", roles: [] },
			{ name: "The Example and Sample Group", roles: [] },
		],
		version: "1.0.0",
		date: "2026-11-23",
	};

	it("is read back from BibTeX as it was written", async () => {
		const { entries, problems } = await readBibliography(bibtex(paper, "https://example.org/papers/signal-study"));
		expect(problems).toEqual([]);
		expect(entries[0]?.authors).toEqual([
			{ kind: "person", family: "van der Berg", given: "B. C." },
			{ kind: "organisation", name: "The Example and Sample Group" },
		]);
		expect(entries[0]?.fields).toMatchObject({ year: "2026", url: "https://example.org/papers/signal-study" });
		expect(entries[0]?.fields["title"]?.replaceAll(/\s+/g, " ")).toBe(
			"Sleep & the 50% rule: $x_1$ {braced} ~ #1 ^ \\o",
		);
	});

	it("is CSL JSON with persons, groups and a date in parts", () => {
		const [item] = JSON.parse(csl(paper));
		expect(item).toMatchObject({
			id: "signal-study",
			title: paper.title,
			author: [{ family: "van der Berg", given: "B. C." }, { literal: "The Example and Sample Group" }],
			issued: { "date-parts": [[2026, 11, 23]] },
		});
		expect(item).not.toHaveProperty("URL");
	});
});
