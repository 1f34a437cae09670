// The citation as CSL JSON, for reference managers.
import { parseArgs } from "node:util";
import { csl, paperAddress } from "../../components/cite-paper.ts";
import { isBroken, readPaper } from "../../sources/paper.ts";

const { slug } = parseArgs({ options: { slug: { type: "string", default: "" } } }).values;
const paper = await readPaper(slug);
if (isBroken(paper)) throw new Error(paper.problem);
process.stdout.write(csl(paper.definition, paperAddress(slug)));
