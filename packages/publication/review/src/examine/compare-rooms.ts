import { compareOutput } from "@quickening/reproduce";
import type { Finding } from "../review-report.ts";
import { outputHashes, type RoomResults } from "./room-results.ts";

/** What two rebuilds of one commit have in common. */
export interface RoomComparison {
	readonly identical: number;
	readonly of: number;
	readonly findings: readonly Finding[];
}

/**
 * Compares the outputs of two rebuilds byte for byte. A stage whose inputs were the same both times and whose outputs were
 * not is the cause; what follows from it is named as such.
 */
export function compareRooms(first: RoomResults, second: RoomResults): RoomComparison {
	const [a, b] = [outputHashes(first), outputHashes(second)];
	const paths = [...new Set([...a.keys(), ...b.keys()])];
	const changed = paths.filter((path) => a.get(path) !== b.get(path));
	const inputs = new Map(first.reproduction.stages.map(({ name, inputs }) => [name, inputs.map(({ path }) => path)]));
	const findings = changed.map((path): Finding => {
		const stage = first.stageOf.get(path) ?? second.stageOf.get(path)!;
		const from = (inputs.get(stage) ?? []).filter((input) => changed.includes(input));
		const [one, two] = [first.after(path), second.after(path)];
		const differences = first.staysHere.has(path)
			? ["other rows; they stay on this machine, so the difference is not shown"]
			: one && two
				? compareOutput(path, one, two).differences
				: ["made in one of the two rebuilds only"];
		return {
			kind: "repeat",
			where: `papers/${first.paper}/${path}`,
			message:
				from.length === 0
					? `stage ${stage} does not give the same bytes twice, from the same inputs`
					: `not the same bytes twice, since ${from.join(", ")} ${from.length === 1 ? "is" : "are"} not`,
			details: differences,
		};
	});
	const isCause = ({ message }: Finding) => message.startsWith("stage ");
	findings.sort((x, y) => Number(isCause(y)) - Number(isCause(x)));
	return { identical: paths.length - changed.length, of: paths.length, findings };
}
