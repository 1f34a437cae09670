/** The numbers that figures and tables have in the text. */
export interface PartNumbers {
	figure(id: string): number;
	table(id: string): number;
}

/**
 * Numbers figures and tables as the manuscript does, in the order in which it sets them; what it does not set follows in
 * the order of paper.ts.
 */
export function numberParts(manuscript: string, figures: readonly string[], tables: readonly string[]): PartNumbers {
	const order = (call: string, ids: readonly string[]) => {
		const set = Array.from(manuscript.matchAll(new RegExp(`#${call}\\(\\s*"([^"]+)"`, "g")), ([, id]) => id!);
		const all = [...new Set([...set.filter((id) => ids.includes(id)), ...ids])];
		return (id: string) => all.indexOf(id) + 1;
	};
	return { figure: order("fig", figures), table: order("tab", tables) };
}
