import type { CompiledAgreementPositionRow } from "../../../data/infant-body-position/columns.ts";
import { positions } from "./positions.ts";

/** Labels of one session, one every 2 s, in order of time; positions as numbers of their order. */
export interface CodedSession {
	/** Infant and session, as 102/1. */
	readonly session: string;
	readonly infant: string;
	/** From the session's first label, whole seconds. */
	readonly timesSeconds: Float64Array;
	readonly predicted: Int8Array;
	/** -1 where people coded nothing. */
	readonly coded: Int8Array;
	/** 1 within a logged nap. */
	readonly nap: Int8Array;
}

/** Rows of a file of 2 s labels by session, sessions in the file's order. */
export function codedSessions(rows: readonly CompiledAgreementPositionRow[]): CodedSession[] {
	const bySession = new Map<string, CompiledAgreementPositionRow[]>();
	for (const row of rows) {
		const own = bySession.get(row.file);
		if (own === undefined) bySession.set(row.file, [row]);
		else own.push(row);
	}
	return Array.from(bySession, ([session, own]) => {
		const milliseconds = own.map(({ time }) => Date.parse(time));
		return {
			session,
			infant: session.slice(0, session.indexOf("/")),
			timesSeconds: Float64Array.from(milliseconds, (time) => (time - milliseconds[0]!) / 1000),
			predicted: Int8Array.from(own, ({ pos }) => positions.indexOf(pos)),
			coded: Int8Array.from(own, ({ code }) => (code === null ? -1 : positions.indexOf(code))),
			nap: Int8Array.from(own, ({ nap_period }) => nap_period),
		};
	});
}

/** Labels that an analysis uses. */
export type Selection = "awake" | "published" | "withoutOutliers" | "nap" | "withNaps" | "steady";

/** Whether people coded the same position, without a pause, for so long on either side of a label. */
export function isSteady({ timesSeconds, coded }: CodedSession, at: number, steadySeconds: number): boolean {
	for (const step of [-1, 1]) {
		for (let i = at; Math.abs(timesSeconds[i]! - timesSeconds[at]!) < steadySeconds; i += step) {
			const next = i + step;
			if (next < 0 || next >= coded.length) return false;
			if (coded[next] !== coded[at] || Math.abs(timesSeconds[next]! - timesSeconds[i]!) > 3) return false;
		}
	}
	return true;
}

/** Labels of all sessions that were coded and stand outside naps, or as told, one below the other. */
export function selectLabels(
	sessions: readonly CodedSession[],
	isUsed: (session: CodedSession, at: number) => boolean,
): { readonly predicted: number[]; readonly coded: number[]; readonly infants: string[]; readonly sessions: string[] } {
	const chosen = {
		predicted: [] as number[],
		coded: [] as number[],
		infants: [] as string[],
		sessions: [] as string[],
	};
	for (const session of sessions) {
		for (let i = 0; i < session.coded.length; i++) {
			if (session.coded[i]! < 0 || !isUsed(session, i)) continue;
			chosen.predicted.push(session.predicted[i]!);
			chosen.coded.push(session.coded[i]!);
			chosen.infants.push(session.infant);
			chosen.sessions.push(session.session);
		}
	}
	return chosen;
}
