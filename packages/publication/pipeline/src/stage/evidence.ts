import type { Cell } from "@quickening/disclosure";

/**
 * Who stands behind what a stage releases, results/evidence/<stage>.json: written by the gate, read by the stage `disclosure`
 * and by the data manager's page. It names people, so it never leaves the machine.
 */
export interface StageEvidence {
	readonly schema: 1;
	readonly stage: string;
	/** Ids of all people of the cells, each once. */
	readonly people: readonly string[];
	readonly cells: readonly EvidenceCell[];
	readonly suppressed: readonly SuppressedCell[];
	/** Name of a released output to the sha256 of the file as the gate wrote it. */
	readonly outputs: Readonly<Record<string, string>>;
}

/** A released row, or value, and who stands behind it. */
export interface EvidenceCell extends Omit<Cell, "people"> {
	/** Places in {@link StageEvidence.people}. */
	readonly people: readonly number[];
}

/** Something that was taken away, or rounded, on the way out. */
export interface SuppressedCell {
	/** Output, or id of a value. */
	readonly of: string;
	/** Column and group, for a row of an output. */
	readonly column?: string;
	readonly group?: Readonly<Record<string, unknown>>;
	readonly reason: string;
}

/** The people of cells as places in one list. */
export function packCells(cells: readonly Cell[]): Pick<StageEvidence, "people" | "cells"> {
	const places = new Map<string, number>();
	const place = (id: string) => {
		const known = places.get(id) ?? places.size;
		places.set(id, known);
		return known;
	};
	const packed = cells.map((cell) => ({ ...cell, people: cell.people.map(place) }));
	return { people: [...places.keys()], cells: packed };
}

/** Undoes {@link packCells}. */
export function unpackCells({ people, cells }: Pick<StageEvidence, "people" | "cells">): Cell[] {
	return cells.map((cell) => ({ ...cell, people: cell.people.map((place) => people[place]!) }));
}
