import type { CheckContext } from "./check-context.ts";
import type { KnownValues } from "./known-values.ts";

/** Claims, and the checks of their robustness and replication, whose value no stage records; labels of values that are not among them. */
export async function checkClaims(context: CheckContext, values: KnownValues): Promise<void> {
	for (const [i, claim] of context.paper.claims.entries()) {
		const named: (readonly [id: string, at: readonly string[]])[] = [[claim.value, ["value"]]];
		for (const kind of ["robust", "replicated"] as const) {
			claim[kind]?.values.forEach((id, j) => {
				named.push([id, [kind, "values", String(j)]]);
			});
			for (const id of Object.keys(claim[kind]?.labels ?? {})) {
				if (claim[kind]?.values.includes(id)) continue;
				const locate = await context.locator();
				context.add({
					...locate(["claims", String(i), kind, "labels"]),
					message: `claim ${claim.id} (${kind}): ${id} has a label and is not among the values`,
				});
			}
		}
		for (const [id, at] of named) {
			if (values.has(id)) continue;
			const locate = await context.locator();
			const part = at.length === 1 ? "" : ` (${at[0]})`;
			context.add({
				...locate(["claims", String(i), ...at]),
				message: `claim ${claim.id}${part}: ${values.refusal(id)}`,
			});
		}
	}
}
