// The same as W3C PROV-JSON, for programs that read it.
import { parseArgs } from "node:util";
import { provDocument } from "@quickening/paper";
import { isBroken, readPaper } from "../../sources/paper.ts";
import { provenanceOf } from "../../sources/provenance.ts";

const { slug } = parseArgs({ options: { slug: { type: "string", default: "" } } }).values;
const paper = await readPaper(slug);
if (isBroken(paper)) throw new Error(paper.problem);
process.stdout.write(`${JSON.stringify(provDocument(await provenanceOf(paper)), null, 1)}\n`);
