import { interFonts, typstPdf } from "@quickening/figures/render";
import { describe, expect, it } from "vitest";
import { textOverlaps } from "./text-overlaps.ts";

const set = (body: string) =>
	typstPdf({ files: { "/main.typ": `#set text(font: "Inter")\n${body}` }, fonts: interFonts, createdSeconds: 0 });

describe("textOverlaps", () => {
	it("finds a label that is printed over a number, with its page", async () => {
		const pdf = await set("First page.#pagebreak()#place(dx: 0pt)[Gestational age]#place(dx: 60pt)[118.4]");
		expect(await textOverlaps(pdf)).toEqual([{ page: 2, texts: ["Gestational age", "118.4"] }]);
	});

	it("finds none in lines, columns and what is raised", async () => {
		const pdf = await set(
			"Gestational age#super[12] and weight \\\nof the next line#table(columns: 2)[Label][118.4][Second][3.2]",
		);
		expect(await textOverlaps(pdf)).toEqual([]);
	});
});
