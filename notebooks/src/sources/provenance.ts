import { dirname } from "node:path";
import { readProvenance } from "@quickening/archive/provenance";
import type { Provenance } from "@quickening/paper";
import { papersFolder } from "./folders.ts";
import type { PaperOnDisk } from "./paper.ts";

/** The way from every value, figure and table of a paper back to the bytes; the command reads it, pages draw it. */
export function provenanceOf({ slug, definition, release }: PaperOnDisk): Promise<Provenance> {
	return readProvenance(dirname(papersFolder), slug, { definition, release });
}
