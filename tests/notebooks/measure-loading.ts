/**
 * How the pages of the built site load on a slow phone: the largest paint, what moves until then, and the bytes.
 *
 * Run: node --conditions=@quickening/source tests/notebooks/measure-loading.ts [--site notebooks/dist] [page ...]
 * Without pages: the overview, data, about, and every paper. Prints a line for each; nothing is judged by time.
 */
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SiteInBrowser } from "./open-page.ts";

const { values, positionals } = parseArgs({
	options: { site: { type: "string", default: fileURLToPath(new URL("../../notebooks/dist", import.meta.url)) } },
	allowPositionals: true,
});
const papers = globSync("papers/*.html", { cwd: values.site }).map((path) => path.slice(0, -".html".length));
const pages = positionals.length > 0 ? positionals : ["", "data", "about", ...papers.sort()];
const site = await SiteInBrowser.start({ folder: values.site, compressed: true });
try {
	for (const path of pages) {
		const { largestPaintMs, largest, layoutShift, moved, bytes } = await site.loadSlowly(path);
		const facts = [
			`LCP ${Math.round(largestPaintMs)} ms`,
			`CLS ${layoutShift.toFixed(3)}`,
			`${Math.round(bytes / 1e3)} kB`,
		];
		process.stdout.write(`/${path}: ${facts.join(", ")} (${largest})\n`);
		if (layoutShift >= 0.01) process.stdout.write(`  moved: ${moved[0]}\n`);
	}
} finally {
	await site.close();
}
