import { expect, it } from "vitest";
import { parseDot } from "./dag.ts";

it("reads nodes and edges", () => {
	expect(parseDot('strict digraph {\n"b";\n"a.dvc" -> "b";\n}\n')).toEqual({
		nodes: ["a.dvc", "b"],
		edges: [["a.dvc", "b"]],
	});
});
it("reads an empty graph", () => {
	expect(parseDot("strict digraph {\n}")).toEqual({ nodes: [], edges: [] });
});
it("refuses what is no graph, and a line it does not know", () => {
	expect(parseDot("no stages")).toBeUndefined();
	expect(parseDot("strict digraph {\nrankdir=LR;\n}")).toBeUndefined();
});
