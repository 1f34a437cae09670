// How each value, figure and table of a paper was made, for the drawer and for download.
import { parseArgs } from "node:util";
import { isBroken, readPaper } from "../../sources/paper.ts";
import { provenanceOf } from "../../sources/provenance.ts";

const { slug } = parseArgs({ options: { slug: { type: "string", default: "" } } }).values;
const paper = await readPaper(slug);
if (isBroken(paper)) throw new Error(paper.problem);
process.stdout.write(`${JSON.stringify(await provenanceOf(paper), null, 1)}\n`);
