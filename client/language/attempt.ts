/** What was asked for, or `nothing` where that failed, which `failed` hears of. */
export async function orNothing<T, Nothing>(
  asked: Promise<T>,
  nothing: Nothing,
  failed: (error: unknown) => void,
): Promise<T | Nothing> {
  try {
    return await asked;
  } catch (error) {
    failed(error);
    return nothing;
  }
}
