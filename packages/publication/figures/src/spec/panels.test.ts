import { describe, expect, it } from "vitest";
import { letteredTitle, type Panel, panels } from "./panels.ts";

const view = { mark: "point", encoding: { y: { field: "y", type: "quantitative", title: "Y (unit)" } } };
const panel = (title?: string): Panel => ({ ...(title !== undefined && { title }), view });
type View = { name: string; height: number; title: { text: string }; encoding: { y: { title: string | null } } };

describe("panels", () => {
	it("letters panels from a, and gives all one height", () => {
		const { hconcat } = panels([panel("One"), panel()], { height: 90 }) as unknown as { hconcat: View[] };
		expect(hconcat.map(({ name, height, title }) => [name, height, title.text])).toEqual([
			["panel-a", 90, "a\u2002One"],
			["panel-b", 90, "b"],
		]);
	});
	it("sets them in rows, letters going on", () => {
		const composed = panels([panel(), panel(), panel()], { height: 90, columns: 2 }) as unknown as {
			vconcat: { hconcat: View[] }[];
		};
		expect(composed.vconcat.map(({ hconcat }) => hconcat.map(({ name }) => name))).toEqual([
			["panel-a", "panel-b"],
			["panel-c"],
		]);
	});
	it("shares scales, and titles a shared y axis once a row", () => {
		const composed = panels([panel(), panel()], { height: 90, sharedScales: ["y", "color"] }) as unknown as {
			hconcat: View[];
			resolve: object;
		};
		expect(composed.resolve).toEqual({ scale: { y: "shared", color: "shared" } });
		expect(composed.hconcat.map(({ encoding }) => encoding.y.title)).toEqual(["Y (unit)", null]);
	});
	it("refuses a single panel", () => {
		expect(() => panels([panel()], { height: 90 })).toThrow("panels must be 2 to 26; got 1");
	});
});

describe("letteredTitle", () => {
	it("sets a letter anew in another style, once", () => {
		const house = letteredTitle("One", "b");
		const ieee = letteredTitle(house, "b", { letterCase: "lower", brackets: true, bold: false });
		expect(ieee).toMatchObject({ text: "(b)\u2002One", fontWeight: 400 });
		expect(letteredTitle(ieee, "b", { letterCase: "upper", brackets: false, bold: true })).toMatchObject({
			text: "B\u2002One",
		});
	});
	it("keeps a letter alone alone", () => {
		expect(letteredTitle(letteredTitle("", "c"), "c")).toMatchObject({ text: "c" });
	});
});
