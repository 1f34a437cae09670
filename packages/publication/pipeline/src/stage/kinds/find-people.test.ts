import { describe, expect, it } from "vitest";
import { findPeople, isDistinctive } from "./find-people.ts";

describe("ids of people in a text", () => {
	const people = new Set([
		"PT-004000",
		"W12b",
		"100234",
		"7",
		"anna.b@example.org",
		"Zo\u00eb-Katharina M.",
		"12/345/A",
	]);
	const count = (text: string) => findPeople(text, people);

	it("are found whole, wherever they stand", () => {
		expect(count('{"tip":"PT-004000"}')).toBe(1);
		expect(count("without PT-004000.")).toBe(1);
		expect(count("a,W12b,3\n100234;5")).toBe(2);
		expect(count("sbp.PT-004000 visit_W12b PT-004000_visit W12b.csv")).toBe(2);
		expect(count("mail anna.b@example.org, or not")).toBe(1);
		expect(count("see 12/345/A and Zoe\u0308-Katharina M. here")).toBe(2);
		expect(findPeople(new TextEncoder().encode("<text>W12b</text>"), people)).toBe(1);
	});
	it("are no part of another word or number, and no number that means something else", () => {
		expect(count("PT-0040001 XPT-004000 W12bc 1002345 0.100234e7 7 women in week 7")).toBe(0);
		expect(count('d="M100.234 7L7 100.2"')).toBe(0);
	});
	it("must say by their form that they are ids, or nobody could tell", () => {
		expect(["7", "123", "12345", "mild", "none", "T1"].filter(isDistinctive)).toEqual([]);
		expect(["123456", "P012", "a@b", "longlonglongname"].every(isDistinctive)).toBe(true);
	});
});
