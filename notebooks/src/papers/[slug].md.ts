// A paper's page: its definition, its words and what its stages wrote, set by one template.
import { parseArgs } from "node:util";
import { brokenPage, paperPage } from "../components/paper-page.ts";
import { withNarrowFigures } from "../sources/narrow-figures.ts";
import { isBroken, readPaper } from "../sources/paper.ts";

const { slug } = parseArgs({ options: { slug: { type: "string", default: "" } } }).values;
const paper = await readPaper(slug);
try {
	process.stdout.write(isBroken(paper) ? brokenPage(paper) : paperPage(await withNarrowFigures(paper)));
} catch (error) {
	// A mistake of one paper, such as a value that its page names and no stage records, is no reason to build no other.
	process.stdout.write(brokenPage({ slug: slug!, problem: error instanceof Error ? error.message : String(error) }));
}
