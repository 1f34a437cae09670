import { expect, it } from "vitest";
import { parseChecker } from "./parse-checker.ts";

it.each([
	["Josiah Carberry", { name: "Josiah Carberry" }],
	["Josiah Carberry <0000-0002-1825-0097>", { name: "Josiah Carberry", orcid: "0000-0002-1825-0097" }],
	["  J. Carberry  <https://orcid.org/0000-0002-1694-233X> ", { name: "J. Carberry", orcid: "0000-0002-1694-233X" }],
])("reads %s", (text, checker) => expect(parseChecker(text)).toEqual(checker));

it.each([
	["", "name a person"],
	["<0000-0002-1825-0097>", "name a person"],
	["A <0000-0002-1825-0098>", "valid ORCID"],
	["A <1825-0097>", "valid ORCID"],
	["A <>", "valid ORCID"],
	["A <b> c", "name a person"],
])("refuses %j and says which rule it breaks", (text, rule) => {
	expect(() => parseChecker(text)).toThrow(rule);
});
