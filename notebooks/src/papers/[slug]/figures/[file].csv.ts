// A figure's plotted rows, as its stage wrote it.
import { writeResult } from "../../../sources/write-result.ts";

await writeResult("figures", "csv");
