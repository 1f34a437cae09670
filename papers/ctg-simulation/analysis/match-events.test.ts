import { describe, expect, it } from "vitest";
import { matchEvents, type Span } from "./match-events.ts";

const span = (startSeconds: number, endSeconds: number): Span => ({ startSeconds, endSeconds });
const half = { overlapShare: 0.5 };

describe("matchEvents", () => {
	it("matches events that share half of the shorter one", () => {
		expect(matchEvents([span(0, 60)], [span(45, 75)], half)).toEqual([{ truth: 0, found: 0 }]);
		expect(matchEvents([span(0, 60)], [span(46, 76)], half)).toEqual([]);
	});

	it("asks more when the share is of the time that either covers", () => {
		expect(matchEvents([span(0, 60)], [span(0, 30)], { overlapShare: 0.5, of: "union" })).toHaveLength(1);
		expect(matchEvents([span(0, 60)], [span(0, 29)], { overlapShare: 0.5, of: "union" })).toEqual([]);
		expect(matchEvents([span(0, 60)], [span(0, 29)], half)).toHaveLength(1);
	});

	it("gives a true event one match, the one that shares most time, when it was found in pieces", () => {
		const pieces = [span(0, 20), span(40, 100), span(110, 120)];
		expect(matchEvents([span(0, 120)], pieces, half)).toEqual([{ truth: 0, found: 1 }]);
	});

	it("gives a found event one match when it covers two true ones", () => {
		expect(matchEvents([span(0, 30), span(50, 90)], [span(0, 90)], half)).toEqual([{ truth: 1, found: 0 }]);
	});

	it("takes no pair that only touches, and no empty list", () => {
		expect(matchEvents([span(0, 30)], [span(30, 60)], half)).toEqual([]);
		expect(matchEvents([], [span(0, 30)], half)).toEqual([]);
		expect(matchEvents([span(0, 30)], [], half)).toEqual([]);
	});

	it("prefers the earlier of two that share the same time", () => {
		expect(matchEvents([span(0, 40)], [span(0, 20), span(20, 40)], half)).toEqual([{ truth: 0, found: 0 }]);
	});
});
