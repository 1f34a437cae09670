import { describe, expect, it } from "vitest";
import { panelsSpec, rocRows, rocSpec } from "../../../test/demo-figures.ts";
import { forJournal, journalWidth } from "./for-journal.ts";
import { journalNamed, journals } from "./journals.ts";

describe("journals", () => {
	it("each have a source for every rule, or say that none was found", () => {
		for (const { name, sources } of Object.values(journals)) {
			expect(sources.length, name).toBeGreaterThan(0);
			for (const { address, read } of sources) {
				expect(read).toMatch(/^\d{4}-\d{2}-\d{2}$/);
				if (address !== null) expect(address).toMatch(/^https?:\/\//);
			}
		}
	});
	it("are refused by name when there is none", () => {
		expect(() => journalNamed("cell")).toThrow('must be one of house, nature, bmj, lancet, plos, ieee; got "cell"');
	});
});

describe("forJournal", () => {
	const sizes = (spec: unknown): number[] =>
		Array.from(JSON.stringify(spec).matchAll(/"\w*[fF]ontSize":([\d.]+)/g), ([, size]) => Number(size));

	it.each(["nature", "plos", "ieee"] as const)("keeps text within the limits of %s", (name) => {
		const journal = journals[name];
		for (const spec of [rocSpec(rocRows()), panelsSpec()]) {
			const found = sizes(forJournal(spec, journal));
			expect(Math.min(...found)).toBeGreaterThanOrEqual(journal.leastFontPt as number);
			expect(Math.max(...found)).toBeLessThanOrEqual(journal.greatestFontPt as number);
		}
	});
	it("widens a single view to its column, in proportion", () => {
		const spec = rocSpec(rocRows()) as unknown as { width: number; height: number };
		const drawn = forJournal(spec as never, journals.nature) as unknown as { width: number; height: number };
		expect(drawn.width).toBe(journalWidth(spec as never, journals.nature));
		expect(drawn.width).toBeCloseTo((89 / 25.4) * 72, 2);
		expect(drawn.height / drawn.width).toBeCloseTo(spec.height / spec.width, 2);
	});
	it("leaves rows and words alone, and the house's figures as they are", () => {
		const spec = panelsSpec();
		const drawn = forJournal(spec, journals.plos);
		expect(drawn.data).toEqual(spec.data);
		expect(drawn.usermeta).toEqual(spec.usermeta);
		expect(forJournal(spec, journals.house)).toBe(spec);
	});
	it("names the journal's font, and its twin with the same widths second", () => {
		const text = JSON.stringify(forJournal(panelsSpec(), journals.nature).config);
		expect(text).toContain('"font":"Arial, Arimo, Helvetica, sans-serif"');
		expect(text).not.toContain("Inter");
	});
});
