import { expect, it } from "vitest";
import { compareLines } from "./compare-lines.ts";

it.each<[string, string[], string | undefined]>([
	["a\nb\n", ["a", "b"], undefined],
	["a\nb\nc\n", ["a", "...", "c"], undefined],
	["a\nb\nc\n", ["...", "c"], undefined],
	["a\nb\nc\n", ["a", "..."], undefined],
	["anything\n", [], undefined],
	["a took 1 min 20 s (0.3 s, 45ms)\n", ["a took 2 s (4 min 01 s, 1 ms)"], undefined],
	["· p 2 stages: up to date (y, x)\n", ["· p 2 stages: up to date (x, y)"], undefined],
	["9.9\u00a0bpm\n", ["9.9 bpm"], undefined],
	["a\np manuscript  20 %  44 s left  sets it\nb\n", ["a", "b"], undefined],
	["a\nx\nb\n", ["a", "b"], '"b" does not come right after the line before it'],
	["a\nb\nc\n", ["a", "b"], '"c" is printed and not promised'],
	["a\nb\n", ["b", "a"], '"b" does not come right after the line before it'],
	["a\nb\n", ["...", "b", "a"], '"a" is not printed'],
	["a 1\n", ["a 2"], '"a 2" is not printed'],
])("%j against %j", (printed, promised, problem) => {
	expect(compareLines(printed, promised)).toBe(problem);
});
