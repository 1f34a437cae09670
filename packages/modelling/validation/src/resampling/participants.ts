import { InvalidInputError } from "@quickening/core";

/** One id a row: rows with the same id belong to the same person (or pregnancy, or recording). */
export type ParticipantIds = ArrayLike<string | number>;

/** The rows of every participant, participants in order of first appearance; each row its own when ids are not given. */
export function rowsByParticipant(
	where: string,
	nRows: number,
	participantIds: ParticipantIds | undefined,
): readonly (readonly number[])[] {
	if (participantIds === undefined) return Array.from({ length: nRows }, (_, i) => [i]);
	if (participantIds.length !== nRows) {
		throw new InvalidInputError(
			`${where}: participantIds must be as long as there are rows (${nRows}); got ${participantIds.length}`,
			{ code: "length-mismatch", argument: "participantIds", received: participantIds.length },
		);
	}
	const rows = new Map<string | number, number[]>();
	for (let i = 0; i < nRows; i++) {
		const own = rows.get(participantIds[i]);
		if (own === undefined) rows.set(participantIds[i], [i]);
		else own.push(i);
	}
	return [...rows.values()];
}
