import { TensorFlowError } from "../tensorflow/tensor-flow-error.ts";
import { crc32 } from "./crc-32.ts";

const MAGIC = "QKNN0001";
/** Magic, length of the head. */
const PREFIX = 12;

/** A head of plain data and named arrays of numbers, as one piece of bytes with a checksum at its end. */
export interface Container {
	readonly kind: "model" | "checkpoint";
	readonly head: unknown;
	readonly arrays: Readonly<Record<string, Float32Array>>;
}

/** Little-endian throughout; the head is padded with blanks so that the numbers lie on multiples of four. */
export function encodeContainer({ kind, head, arrays }: Container): Uint8Array {
	const names = Object.keys(arrays);
	const lengths = names.map((name) => arrays[name].length);
	const text = JSON.stringify({ kind, names, lengths, head });
	const unpadded = new TextEncoder().encode(text);
	const headLength = Math.ceil(unpadded.length / 4) * 4;
	const nNumbers = lengths.reduce((sum, length) => sum + length, 0);
	const bytes = new Uint8Array(PREFIX + headLength + 4 * nNumbers + 4);
	const view = new DataView(bytes.buffer);
	for (let i = 0; i < MAGIC.length; i++) bytes[i] = MAGIC.charCodeAt(i);
	view.setUint32(8, headLength, true);
	bytes.fill(0x20, PREFIX, PREFIX + headLength);
	bytes.set(unpadded, PREFIX);
	let at = PREFIX + headLength;
	for (const name of names) {
		for (const number of arrays[name]) {
			view.setFloat32(at, number, true);
			at += 4;
		}
	}
	view.setUint32(at, crc32(bytes.subarray(0, at)), true);
	return bytes;
}

/** @throws TensorFlowError (code "corrupt-model") when bytes are cut short, changed, or of another kind. */
export function decodeContainer(bytes: Uint8Array, kind: Container["kind"]): Container {
	const refuse = (what: string) =>
		new TensorFlowError("corrupt-model", `This is no whole ${kind} of a network: ${what}`, {
			whatToDo: "Copy the file again, or train again.",
		});
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < PREFIX + 4) throw refuse(`it has ${bytes.length} bytes`);
	if (String.fromCharCode(...bytes.subarray(0, MAGIC.length)) !== MAGIC) throw refuse("it does not begin as one");
	const end = bytes.length - 4;
	if (view.getUint32(end, true) !== crc32(bytes.subarray(0, end)))
		throw refuse("its checksum differs (cut short, or changed)");
	const headLength = view.getUint32(8, true);
	const text = new TextDecoder().decode(bytes.subarray(PREFIX, PREFIX + headLength));
	const found = JSON.parse(text) as { kind: string; names: string[]; lengths: number[]; head: unknown };
	if (found.kind !== kind) throw refuse(`it is a ${found.kind}`);
	const arrays: Record<string, Float32Array> = {};
	let at = PREFIX + headLength;
	found.names.forEach((name, i) => {
		const values = new Float32Array(found.lengths[i]);
		for (let j = 0; j < values.length; j++, at += 4) values[j] = view.getFloat32(at, true);
		arrays[name] = values;
	});
	return { kind, head: found.head, arrays };
}
