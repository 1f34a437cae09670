// The citation as BibTeX, for a list of references.
import { parseArgs } from "node:util";
import { bibtex, paperAddress } from "../../components/cite-paper.ts";
import { isBroken, readPaper } from "../../sources/paper.ts";

const { slug } = parseArgs({ options: { slug: { type: "string", default: "" } } }).values;
const paper = await readPaper(slug);
if (isBroken(paper)) throw new Error(paper.problem);
process.stdout.write(bibtex(paper.definition, paperAddress(slug)));
