import { readFileSync } from "node:fs";
import { join } from "node:path";
import { whatIfs } from "../../what-if/all.ts";
import { readAgreement } from "../sources/agreement.ts";
import { methodsFolder } from "../sources/folders.ts";
import { readMeasured } from "../sources/measured.ts";
import { agreementTables } from "./agreement-table.ts";
import { block } from "./markup.ts";
import { speedTable } from "./speed-table.ts";
import { whatIfFigure } from "./what-if-figure.ts";

const whatIfMark = /^<!-- what-if: ([\w-]+) -->$/gm;

/**
 * A package's methods page: its words (notebooks/methods/<name>.md, Markdown with front matter) with the tables that are made,
 * not written. `<!-- agreement -->` is the package beside other programs, `<!-- speed: hrv -->` what a benchmark measured, `<!--
 * what-if: filter -->` a figure that answers to the reader.
 */
export async function methodsPage(name: string): Promise<string> {
	const words = readFileSync(join(methodsFolder, `${name}.md`), "utf8");
	for (const [, figure] of words.matchAll(whatIfMark)) await whatIfs[figure!]?.prepare?.(undefined);
	return words
		.replace(/^<!-- agreement -->$/gm, () => block(agreementTables(readAgreement(name))))
		.replace(whatIfMark, (_, figure: string) => block(whatIfFigure(figure)))
		.replace(/^<!-- speed: ([\w-]+) -->$/gm, (_, benchmark: string) =>
			block(speedTable(readMeasured(benchmark), benchmark)),
		);
}
