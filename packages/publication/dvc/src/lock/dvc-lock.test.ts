import { describe, expect, it } from "vitest";
import { DvcLock } from "./dvc-lock.ts";

const text = `schema: '2.0'
stages:
  one:
    cmd: echo
    deps:
    - path: ../../data/x/raw/f
      hash: md5
      md5: abc
      size: 2
    outs:
    - path: results/one.txt
      hash: md5
      md5: def
      size: 3
  figure-roc:
    cmd: echo
`;

describe("dvc.lock as blocks", () => {
	it("is written back byte for byte", () => {
		expect(DvcLock.parse(text).toString()).toBe(text);
		expect(DvcLock.parse(text).stages).toEqual(["one", "figure-roc"]);
	});
	it("reads a stage", () => {
		expect(DvcLock.parse(text).stage("one")).toMatchObject({
			deps: [{ path: "../../data/x/raw/f", md5: "abc" }],
			outs: [{ path: "results/one.txt", md5: "def" }],
		});
		expect(DvcLock.parse(text).stage("two")).toBeUndefined();
	});
	it("loses a stage, gets it back behind the others, and puts them in order again", () => {
		const lock = DvcLock.parse(text);
		const without = lock.without(["one"]);
		expect(without.toString()).not.toContain("results/one.txt");
		const again = without.filledFrom(lock);
		expect(again.stages).toEqual(["figure-roc", "one"]);
		expect(again.ordered(["one", "figure-roc"]).toString()).toBe(text);
	});
	it("with no stage left is a lock that DVC takes for empty, and can be filled again", () => {
		const empty = DvcLock.parse(text).without(["one", "figure-roc"]);
		expect(empty.toString()).toBe("schema: '2.0'\nstages: {}\n");
		expect(DvcLock.parse(empty.toString()).filledFrom(DvcLock.parse(text)).toString()).toBe(text);
		expect(DvcLock.parse(undefined).filledFrom(DvcLock.parse(text)).toString()).toBe(text);
	});
	it("tells two contents of a stage apart", () => {
		const changed = DvcLock.parse(text.replace("md5: def", "md5: fff"));
		expect(changed.blockHash("one")).not.toBe(DvcLock.parse(text).blockHash("one"));
		expect(changed.blockHash("figure-roc")).toBe(DvcLock.parse(text).blockHash("figure-roc"));
	});
});
