/** Our side of bench.ts: node ours.ts <specs.json> first|warm. */
import { readFileSync } from "node:fs";
import type { FigureSpec } from "@quickening/figures";
import { renderFigure } from "@quickening/figures/render";

const [path = "", mode = ""] = process.argv.slice(2);
const specs = Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, FigureSpec>);
const draw = async (list: typeof specs) => {
	for (const [id, spec] of list) await renderFigure(spec, { id, synthetic: true });
};
if (mode === "first") await draw(specs.slice(0, 1));
else {
	await draw(specs);
	const started = performance.now();
	await draw(specs);
	console.log((performance.now() - started) / 1000 / specs.length);
}
