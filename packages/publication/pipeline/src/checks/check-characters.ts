import { forbiddenCharacters } from "@quickening/workspace/markup";
import type { CheckContext } from "./check-context.ts";

/** Most of a file that are named: one is enough to go and look. */
const MOST = 5;

/**
 * Characters in a paper's texts that are not seen and change what is read, such as controls of direction ("Trojan Source",
 * CVE-2021-42574) and controls of the terminal, with their line.
 */
export function checkCharacters(context: CheckContext): void {
	const { folder } = context.plan;
	const { source, bibliography, citationStyle } = context.paper.manuscript;
	const names = ["paper.ts", "page.ts", "params.yaml", source, bibliography];
	if (citationStyle?.endsWith(".csl")) names.push(citationStyle);
	for (const name of names) {
		const file = `${folder}/${name}`;
		const text = context.text(file);
		if (text === undefined) continue;
		for (const { index, name: character } of forbiddenCharacters(text).slice(0, MOST)) {
			const before = text.slice(0, index).split("\n");
			const place = { line: before.length, column: before.at(-1)!.length + 1 };
			context.add({ file, ...place, message: `${character} is not seen and changes what is read: delete it` });
		}
	}
}
