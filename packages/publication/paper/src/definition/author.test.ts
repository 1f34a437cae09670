import { describe, expect, it } from "vitest";
import { type Author, authorName, bibtexName, namedAuthor } from "./author.ts";

const roles = ["Software"];
const cases: readonly [Author, printed: string, bibtex: string][] = [
	[{ family: "Example", given: "Ada", roles }, "Ada Example", "Example, Ada"],
	[{ family: "van der Berg", given: "B. C.", roles }, "B. C. van der Berg", "{van der Berg}, B. C."],
	[{ family: "Sukarno", roles }, "Sukarno", "Sukarno"],
	[{ name: "The Example and Sample Group", roles }, "The Example and Sample Group", "{The Example and Sample Group}"],
];

describe("an author", () => {
	it.each(cases)("%j is printed as %s, and is %s in BibTeX", (author, printed, bibtex) => {
		expect(authorName(author)).toBe(printed);
		expect(bibtexName(author)).toBe(bibtex);
		expect(namedAuthor(author)).toEqual({ ...author, name: printed });
	});
});
