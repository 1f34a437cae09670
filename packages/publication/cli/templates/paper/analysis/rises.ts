import type { Visit } from "./visit.ts";

/** Last week less first week, for each woman who was seen in both. */
export function rises(visits: readonly Visit[]): number[] {
	const weeks = visits.map(({ gestationWeeks }) => gestationWeeks);
	const rateIn = (week: number) =>
		new Map(
			visits
				.filter(({ gestationWeeks }) => gestationWeeks === week)
				.map(({ participantId, heartRateBpm }) => [participantId, heartRateBpm]),
		);
	const first = rateIn(Math.min(...weeks));
	const last = rateIn(Math.max(...weeks));
	return [...first].flatMap(([participantId, before]) => {
		const after = last.get(participantId);
		return after === undefined ? [] : [after - before];
	});
}
