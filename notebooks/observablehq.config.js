import { notebookCells } from "./cells/notebook-cells.ts";
import { footer, head, header } from "./src/components/shell.ts";
import { publishedPaths } from "./src/sources/published-paths.ts";

// Loaders run from source on the Node that runs the build: `npm run build` names the pinned one by its path.
export default {
	title: "Quickening",
	root: "src",
	output: "dist",
	// Where the site will stand; only page 404 has to know.
	base: process.env.QUICKENING_BASE ?? "/",
	style: "style.css",
	globalStylesheets: [],
	sidebar: false,
	toc: false,
	pager: false,
	search: false,
	typographer: false,
	markdownIt: notebookCells,
	head,
	header,
	footer,
	pages: [],
	dynamicPaths: publishedPaths,
	interpreters: {
		".ts": [
			process.execPath,
			"--conditions=@quickening/source",
			"--import",
			new URL("./src/sources/closed-guard.ts", import.meta.url).href,
		],
	},
};
