import type { Availability, PaperDefinition, ProvenanceFacts } from "@quickening/paper";
import { formatValue } from "@quickening/paper";
import { isEmpty } from "./empty.ts";
import type { KnownFact } from "./guidelines.ts";

/** As many values as a line of a checklist names; the rest is in results/values.json. */
const MOST = 10;

/** What the definition and the last run say, by the items of guidelines that it answers. */
export function knownFacts(
	{ ethics, submission = {} }: PaperDefinition,
	{ values = {}, parameters, stages }: Pick<ProvenanceFacts, "values" | "parameters" | "stages">,
	availability: Availability,
	software: string,
): Partial<Record<KnownFact, string>> {
	const recorded = (pattern: RegExp) => {
		const found = Object.entries(values).filter(([id]) => pattern.test(id));
		const shown = found.slice(0, MOST).map(([id, value]) => `${id} ${formatValue(value)}`);
		const rest = found.length > MOST ? `; ${found.length - MOST} more in results/values.json` : "";
		return found.length === 0 ? undefined : `${shown.join("; ")}${rest}.`;
	};
	const asked = new Set(stages.flatMap(({ params }) => params));
	const set = (pattern: RegExp) => {
		const found = Object.entries(parameters).filter(([key]) => asked.has(key) && pattern.test(key));
		return found.length === 0
			? undefined
			: `params.yaml: ${found.map(([key, value]) => `${key} ${JSON.stringify(value)}`).join("; ")}.`;
	};
	const said = (text: string | undefined) => (isEmpty(text) ? undefined : text);
	const all: Record<KnownFact, string | undefined> = {
		ethics: said(ethics),
		funding: said(submission.funding),
		interests: said(submission.interests),
		data: availability.data,
		code: availability.code,
		software,
		counts: recorded(/^(?:n|count|counts|events)\./),
		missing: recorded(/missing/i),
		seeds: set(/seed/i),
		splits: set(/split|fold|crossValidation|holdout|bootstrap/i),
	};
	return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined));
}
