import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { papersFolder } from "./folders.ts";

/** For a loader of papers/[slug]/[file].<extension>: the bytes that the stage wrote, to the standard output. */
export function writeResult(folder: "figures" | "tables" | ".", extension: string): void {
	const options = { slug: { type: "string", default: "" }, file: { type: "string", default: "" } } as const;
	const { slug, file } = parseArgs({ options }).values;
	process.stdout.write(readFileSync(join(papersFolder, slug, "results", folder, `${file}.${extension}`)));
}
