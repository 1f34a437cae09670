import { linkAddress } from "@quickening/workspace/markup";
import type { TypstEvents } from "./read-typst.ts";

/**
 * Judges what the code of a manuscript reaches for: nothing but the paper's layout is imported (a package would come from the
 * network or from the author's home folder), nothing hangs on the day, no code is made at run time, and links lead to the web.
 */
export function judgeCode(problem: TypstEvents["problem"]): Pick<TypstEvents, "name" | "imported" | "link"> {
	return {
		name(name, offset) {
			const parts = name.split(".");
			if (parts.includes("today")) {
				problem(offset, `${name} gives another text every day: write the date as #fixed[...]`);
			}
			if (parts.includes("eval")) {
				problem(offset, `${name} runs code that nobody can check: write the code itself`);
			}
		},
		imported(source, offset) {
			if (source === "paper.typ") return;
			if (source === undefined) problem(offset, 'what is imported must be written as a string: #import "paper.typ": *');
			else if (source.startsWith("@")) {
				problem(
					offset,
					`package ${source} would be taken from the network or the home folder: copy what you need of it here`,
				);
			} else problem(offset, `a manuscript is one file and may import "paper.typ" alone; got "${source}"`);
		},
		link(address, offset) {
			if (linkAddress(address) !== undefined) return;
			problem(offset, `a link must begin with https:, http: or mailto:; got ${address}`);
		},
	};
}
