import { readFileSync } from "node:fs";
import { colours } from "@quickening/workspace/terminal";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { certificateText } from "./certificate/certificate-text.ts";
import { codecheckYaml } from "./certificate/codecheck-yaml.ts";
import { reviewPage } from "./page/review-page.ts";
import { reviewSummary } from "./review-summary.ts";
import { sampleReview } from "./testing/sample-review.ts";
import { stateWords, verdictSentence } from "./words.ts";

const schema = JSON.parse(readFileSync(new URL("./review.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false }).compile(schema);
const isValid = (review: unknown) => validate(JSON.parse(JSON.stringify(review)));

describe("review.schema.json", () => {
	it("takes a review as it is written", () => {
		expect(isValid(sampleReview()), JSON.stringify(validate.errors)).toBe(true);
	});
	it.each([
		["no verdict of ours", { ...sampleReview(), verdict: "fine" }],
		["a date with a time", sampleReview({ checked: { date: "2025-01-02T03:04:05Z" } })],
		["a finding without details", { ...sampleReview(), findings: [{ kind: "figure", where: "x", message: "y" }] }],
		["something that no version knows", { ...sampleReview(), note: "x" }],
	])("refuses %s", (_, review) => expect(isValid(review)).toBe(false));
});

describe("the page", () => {
	it("shows text as text", () => {
		const page = reviewPage(sampleReview(), new Map());
		expect(page).not.toContain("<script");
		expect(page).toContain("Signals &amp; &lt;script&gt;alert(1)&lt;/script&gt;");
		expect(page).toContain("AUC &lt;of&gt; all");
	});
	it("asks for nothing: no address in src, and in href only its own parts and the files beside it", () => {
		const page = reviewPage(sampleReview(), new Map());
		const addresses = Array.from(page.matchAll(/(?:src|href)="([^"]*)"|url\(([^)]*)\)/g), ([, a, b]) => a ?? b!);
		const beside = ["review.json", "certificate.md", "codecheck.yml"];
		expect(addresses.filter((each) => !/^(?:#|data:)/.test(each) && !beside.includes(each))).toEqual([]);
	});
	it("has the way back of a value: stage, script, inputs with their hashes, data set, and the command for all of it", () => {
		const page = reviewPage(sampleReview(), new Map());
		for (const part of [
			"<code>prediction</code> Predicts.",
			"papers/study/analysis/prediction.ts",
			"<code>data/toy/raw/a.csv</code>, md5 <code>3333333333333333</code>",
			"Licence CC0-1.0, access open",
			"npm run quickening -- why study auc",
		]) {
			expect(page).toContain(part);
		}
	});
	it("is the same each time", () => {
		expect(reviewPage(sampleReview(), new Map())).toBe(reviewPage(sampleReview(), new Map()));
	});
});

describe("what is planted in every text of a review", () => {
	const seed =
		'<img src=x onerror=alert(1)></script><script>1</script> "onclick="x \'y ]]> --> [a](javascript:b) ![c](http://d) `e` | *f* \u202e\u0000\u001b[2J\ud800\n# g\n<b>';
	// Words of ours, numbers of hashes and names that are checked elsewhere stay.
	const fixed =
		/^(?:state|verdict|kind|stage|id|key|slug|paper|valueId|dataset|tier|.*[sS]ha256|md5|align|date|schema)$/;
	const plant = (node: unknown, key = ""): unknown => {
		if (typeof node === "string") return fixed.test(key) || /^[0-9a-f]{40,}$/.test(node) ? node : `${node} ${seed}`;
		if (Array.isArray(node)) return node.map((part) => plant(part, key));
		if (typeof node !== "object" || node === null) return node;
		return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, plant(part, name)]));
	};
	const review = plant(
		sampleReview({
			findings: [{ kind: "figure", where: "where", message: "message", details: ["detail"] }],
			checked: { date: "2025-01-02", by: { name: "Name" } },
		}),
	) as ReturnType<typeof sampleReview>;
	const forbidden = /[\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\p{Cc}(?<![\t\n])/u;

	it("is text on the page: no element, handler or address but its own", () => {
		const page = reviewPage(review, new Map());
		const tags = Array.from(page.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi), ([, name, attributes]) => ({
			name: name!,
			attributes: attributes!,
		}));
		expect(tags.length).toBeGreaterThan(100);
		expect(tags.filter(({ name }) => /^(?:script|img|iframe|b)$/.test(name) && name !== "b")).toEqual([]);
		expect(tags.filter(({ attributes }) => /\son\w+=/.test(attributes.replace(/"[^"]*"/g, '""')))).toEqual([]);
		expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
		expect(page).toContain('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'');
		expect(page).not.toMatch(forbidden);
	});

	it("is text in the certificate: no HTML, link, image, code or cell but its own", () => {
		const text = certificateText(review);
		expect(text).not.toMatch(forbidden);
		// Without code spans: what stands in them is code to whoever reads it.
		const outside = text.replaceAll("\\`", "").replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
		expect(outside).not.toMatch(/(?<!\\)[<*](?:img|script|b>|f)|(?<!\\)\[[ac]|^# g/m);
		const cells = text.split("\n").filter((line) => line.startsWith("| ") && line.includes("AUC"));
		for (const line of cells) expect(line.replaceAll("\\|", "").split("|")).toHaveLength(7);
	});
});

describe("the certificate", () => {
	it("says that nobody is named when nobody is, and breaks no table by what a text holds", () => {
		const text = certificateText(sampleReview());
		expect(text).toContain("| Checked by | nobody is named; a program rebuilt it |");
		expect(text).toContain("(2025-01-02, results: \\| one)");
		expect(text).toContain("**The one output came out the same, byte for byte.** rebuilt 1/1");
	});
	it("as codecheck.yml holds the nodes that CODECHECK asks for, and says what only others can add", () => {
		const by = { name: "Josiah Carberry", orcid: "0000-0002-1825-0097" };
		const text = codecheckYaml(sampleReview({ checked: { by, date: "2025-01-02" } }));
		expect(parse(text)).toEqual({
			version: "https://codecheck.org.uk/spec/config/2.0/",
			manifest: [
				{ file: "outputs/values.json", comment: "All values that the text prints (identical to the committed file)" },
			],
			paper: {
				title: "Signals & <script>alert(1)</script>",
				authors: [{ name: "A. Tester", ORCID: "0000-0002-1825-0097" }],
			},
			codechecker: [{ name: "Josiah Carberry", ORCID: "0000-0002-1825-0097" }],
			summary: expect.stringContaining("The one output came out the same"),
			check_time: "2025-01-02",
		});
		expect(text).toContain("#   certificate: its number, as the CODECHECK register gives it");
	});
});

describe("a paper within tolerance", () => {
	const tolerance = { absolute: 0.1, reason: "another <processor>" };
	const largest = { where: "auc", committed: 0.71, rebuilt: 0.72, difference: 0.01, relative: 0.01 / 0.71 };
	const sample = sampleReview();
	const value = sample.claims[0]!.value;
	const review = sampleReview({
		verdict: "within tolerance",
		summary: { ...sample.summary, rebuilt: { agree: 1, of: 1, within: 1 } },
		claims: [
			{
				...sample.claims[0]!,
				rebuilt: {
					...{ state: "within tolerance", committed: value, rebuilt: { ...value, value: 0.72 } },
					...{ difference: 0.01, differences: ["value 0.71 -> 0.72"], tolerance },
				},
			},
		],
		outputs: [
			sample.outputs[0]!,
			{
				...sample.outputs[0]!,
				...{ path: "papers/study/results/values/prediction.json", state: "within tolerance", kept: true },
				within: {
					...{ numbers: 1, of: 3, largest, largestRelative: largest },
					values: [{ id: "auc", committed: 0.71, rebuilt: 0.72, difference: 0.01, tolerance }],
				},
			},
		],
	});
	const told = "1 of 2 outputs came out byte for byte, 1 within tolerance, the largest difference 0.01 (auc in papers/";

	it("is valid, and says so with the largest difference in page, certificate and codecheck.yml, and never that all is the same", () => {
		expect(isValid(review), JSON.stringify(validate.errors)).toBe(true);
		for (const text of [reviewPage(review, new Map()), certificateText(review), codecheckYaml(review)]) {
			expect(text).toContain(told);
			expect(text).not.toMatch(/came out the same|equal to the committed|all agree|rebuild that agrees/i);
		}
	});
	it("has a table of what differs, with committed, rebuilt and what is tolerated, and why", () => {
		const page = reviewPage(review, new Map());
		expect(page).toContain('<td class="decimal">1 of 3</td>');
		expect(page).toContain("committed 0.71, rebuilt 0.72");
		expect(page).toContain("another &lt;processor&gt;");
		expect(page).toContain('<b class="near">within tolerance</b>');
		expect(page).toContain("rebuilt 1/1, 1 of them within tolerance");
	});
});

describe("a paper that was not reviewed", () => {
	const sample = sampleReview();
	const claims = [{ ...sample.claims[0]!, rebuilt: { state: "waiting" } as const }];
	const summary = {
		rebuilt: { agree: 0, of: 1, waiting: 1 },
		reproduced: { agree: 0, of: 1, inconclusive: 0, waiting: 1 },
		robust: { agree: 0, of: 0 },
		replicated: { agree: 0, of: 0 },
	};
	const waiting = sampleReview({ verdict: "waiting", summary, claims, values: [], outputs: [] });

	it("shows no agreement in its counts, on its page and on the terminal", () => {
		expect(isValid(waiting), JSON.stringify(validate.errors)).toBe(true);
		expect(stateWords(waiting)).toEqual(["1 claim waiting, none rebuilt or reviewed"]);
		const end = reviewSummary(
			{ review: waiting, report: { folder: "", page: "" }, exitCode: 1 },
			{ page: "index.html" },
			colours(false),
		);
		const page = reviewPage(waiting, new Map());
		for (const text of [end, page.slice(page.indexOf("<body>"))]) {
			expect(text).toContain("none rebuilt or reviewed");
			expect(text).not.toMatch(/\d+\/\d+|\d of \d|equal to the committed|rebuild that agrees|every stage ran/);
		}
		expect(page).toContain('<span class="aside">not rebuilt</span>');
	});
});

describe("the certificate", () => {
	it("counts what came out in which way, and lists what nobody looked at", () => {
		const text = certificateText(sampleReview({ fixed: [{ text: "30", line: 3, words: "aged 30" }] as never }));
		expect(text).toContain("| Claims | 1 | 0 | 0 | 0 | 1 |");
		expect(text).toContain("- one number in the text marked as no results: for a person to judge.");
		expect(text).toContain("| Checked by | nobody is named; a program rebuilt it |");
	});
	it("of a rebuild that differs is called no certificate", () => {
		expect(certificateText(sampleReview({ verdict: "differs" }))).toMatch(
			/^# Record of a rebuild that does not agree: /,
		);
	});
});

it.each([
	[{ verdict: "waiting" }, "Not reviewed: the data could not be had"],
	[{ verdict: "failed" }, "The paper could not be rebuilt"],
] as const)("the verdict of %o in a sentence", (changes, sentence) => {
	expect(verdictSentence(sampleReview(changes))).toBe(sentence);
});
