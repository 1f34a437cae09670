// The manuscript, as its stage wrote it.
import { writeResult } from "../../sources/write-result.ts";

await writeResult(".", "pdf");
