import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { pages } from "./open-page.ts";
import { type BuiltSite, buildSite } from "./site.ts";

let site: BuiltSite;
beforeAll(async () => {
	site = await buildSite();
});

const built = (path: string) => readFileSync(join(site.folder, path), "utf8");

describe("the built site", () => {
	it("has no link that leads nowhere", () => {
		expect(site.output).not.toContain("broken link");
		expect(site.output).toMatch(/\d+ links validated/);
	});

	it("names a language, lets readers zoom, and takes nothing from another host", () => {
		for (const page of pages) {
			const text = built(`${page || "index"}.html`);
			expect(text).toContain('<html lang="en-GB">');
			expect(text).not.toContain("maximum-scale");
			expect(
				text.match(/<(?:script|img|iframe)[^>]*\ssrc="(?:https?:)?\/\/|<link[^>]*\shref="(?:https?:)?\/\//),
			).toBeNull();
		}
	});

	it("names the software that it stands on, with licences, and none that may not be shipped", () => {
		const about = built("about.html");
		expect(about).toContain("<td>vega</td>");
		expect(about).toContain("<td>OFL-1.1</td>");
		expect(about).toContain("None of them is under GPL, AGPL, LGPL or an unknown licence.");
		expect(about).toMatch(/Not shipped: DVC and what it needs, from PyPI \(\d\d+\)/);
	});

	it("loads Vega on no page before somebody asks", () => {
		for (const page of pages) expect(built(`${page || "index"}.html`)).not.toMatch(/modulepreload[^>]*vega/);
	});

	it("has each result at an address that stays the same, byte for byte", () => {
		for (const file of [
			"figures/trace.svg",
			"figures/trace.png",
			"figures/curve.pdf",
			"figures/curve.csv",
			"figures/trace.vl.json",
			"tables/participants.csv",
		]) {
			const made = readFileSync(join(site.folder, "../../papers/signal-study/results", file));
			expect(readFileSync(join(site.folder, "papers/signal-study", file)).equals(made)).toBe(true);
		}
		expect(built("papers/signal-study/signal-study.pdf")).toMatch(/^%PDF/);
		expect(built("papers/signal-study/signal-study.docx")).toBe("PK");
		expect(built("papers/signal-study/signal-study.xml")).toBe("<article/>");
		const page = built("papers/signal-study.html");
		for (const file of ["signal-study.pdf", "signal-study.docx", "signal-study.xml"])
			expect(page).toContain(`/${file}"`);
		expect(page).not.toContain("signal-study-preprint.pdf");
	});

	it("says of each paper in words how it stands", () => {
		const overview = built("index.html");
		for (const words of [
			"rebuilt 14/14",
			"rebuild differs, 13/14",
			"reproduced 1 of 2, 1 inconclusive",
			"robust 0 of 1",
			"waiting for data, nothing rebuilt",
			"no results yet",
			"synthetic",
		]) {
			expect(overview).toContain(`</svg>${words}</li>`);
		}
	});

	it("gives the command to a paper that waits, and outlines instead of figures", () => {
		const page = built("papers/waiting-study.html");
		expect(page).toContain("npm run quickening -- data get birth-traces");
		expect(page).toContain("plot-outline");
		expect(page).not.toContain("NaN");
	});

	it("marks synthetic data on the page and under each figure, and other data nowhere", () => {
		const page = built("papers/detector-simulation.html");
		expect(page).toContain('class="synthetic-band"');
		for (const [caption] of page.matchAll(/<figure id="figure-[\s\S]*?<\/figure>/g))
			expect(caption).toContain("Synthetic data.");
		expect(built("papers/signal-study.html")).not.toMatch(/synthetic/i);
	});

	it("names what is wrong with a paper that cannot be read, and runs nothing of it", () => {
		expect(built("papers/broken-study.html")).toContain(
			"defineStudy is not defined &amp; &lt;that&gt; costs ${nothing}",
		);
		expect(built("papers/signal-study.html")).toContain("Costs: ${1 + 1}.");
	});

	it("writes the way of every value back to its data set", () => {
		const provenance = JSON.parse(built("papers/signal-study/provenance.json"));
		expect(Object.keys(provenance.results)).toEqual(
			expect.arrayContaining([
				"value:auc.primary",
				"value:missing.percent",
				"figure:trace",
				"figure:curve",
				"table:participants",
			]),
		);
		expect(provenance.stages.features.inputs).toEqual([
			{ path: "data/birth-traces/raw/signals", dataset: "birth-traces", md5: "0123456789abcdef0123456789abcdef" },
		]);
		expect(provenance.stages.performance.source).toContain("const price");
		expect(provenance.results["value:auc.primary"].stages).toEqual(["performance", "features"]);
		expect(provenance.environment.tensorflow).toBe("not used");
		const prov = JSON.parse(built("papers/signal-study/prov.json"));
		expect(prov.wasGeneratedBy["_:wasGeneratedBy/result:value/auc.primary/performance"]).toEqual({
			"prov:entity": "result:value/auc.primary",
			"prov:activity": "stage:performance",
		});
		const page = built("papers/signal-study.html");
		for (const offered of [
			"signal-study/provenance.json",
			"signal-study/prov.json",
			"quickening -- export signal-study",
		]) {
			expect(page).toContain(offered);
		}
	});
});
