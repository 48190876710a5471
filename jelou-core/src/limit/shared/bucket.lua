-- One bucket: what the server counts together, for all processes. Times are microseconds of the
-- bucket's own clock, which follows this server's clock but does not jump with it. Every request ever
-- let go is in one of two sets until it no longer counts:
--
--   used   slot -> the moment from which it no longer counts
--   held   slot, as "<process>:<number>" -> the moment from which its holder may send. By then, as
--          many of the used ones no longer count
--   peers  process -> its last heartbeat
--   meta   run: the run ID of this server; ready: no request goes before (after a loss);
--          opens, even, strikes, generation: the pause after a refusal; last: the last message of any
--          process; shift: how far the bucket's clock is ahead of this server's
--
-- ARGV: operation, limit, window, lease, process, horizon, latest, a, b, c, d, number of notes,
--       { slot, kind, offset, retry_after, generation } for each note,
--       then the slots that this process holds (sync).
--       latest: the latest time that the bucket could have when this was sent
local used, held, peers, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local operation, process = ARGV[1], ARGV[5]
local limit, window, lease = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local horizon = tonumber(ARGV[6])
local latest = tonumber(ARGV[7])
local a, b, c, d = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
local notes = tonumber(ARGV[12])

local SECOND = 1000000
local names = { 'run', 'ready', 'opens', 'even', 'strikes', 'generation', 'last', 'shift' }
local state = {}
for i, value in ipairs(redis.call('HMGET', meta, unpack(names))) do
  if i == 1 then state.run = value else state[names[i]] = tonumber(value or 0) end
end
local known = state.run and true or false

-- If the clock of this server is set back, every request would count for that much longer. If it is
-- set forward, requests would stop counting too early. (Processes wait a quarter of a second for a
-- response.)
local clock = redis.call('TIME')
local time = clock[1] * SECOND + clock[2]
local now = time + state.shift
if now > latest + SECOND / 4 then now = latest end
now = math.max(now, state.last)
state.shift = now - time
local silence = now - state.last

-- Takes the slots of dead processes. A process that was silent for a lease no longer sends.
for _, dead in ipairs(redis.call('ZRANGEBYSCORE', peers, '-inf', now - lease)) do
  local gone = tonumber(redis.call('ZSCORE', peers, dead)) + lease
  local slots = redis.call('ZRANGE', held, 0, -1, 'WITHSCORES')
  for i = 1, #slots, 2 do
    if string.sub(slots[i], 1, #dead + 1) == dead .. ':' then
      redis.call('ZREM', held, slots[i])
      redis.call('ZADD', used, math.max(gone, tonumber(slots[i + 1])) + window, slots[i])
    end
  end
  redis.call('ZREM', peers, dead)
end

-- Gives an unused slot back. The request that makes room for it is still in `used`.
local function give_back(slot)
  redis.call('ZREM', held, slot)
end

-- As in the limiter of one process: requests that were under way together are refused together, and
-- only a request with a slot lent after the last refusal counts as a repeated refusal. (A slot lent
-- without this server has the generation -1.)
local function refuse(at, retry_after, generation)
  local news = generation == state.generation
  if news then
    state.generation = state.generation + 1
    state.strikes = state.strikes + 1
  end
  local wait = 0
  if retry_after >= 0 then
    wait = math.min(retry_after, 86400 * SECOND)
  elseif news or state.opens <= at then
    wait = math.min(SECOND * 2 ^ math.min(math.max(state.strikes - 1, 0), 16), 60 * SECOND)
  end
  state.opens = math.max(state.opens, at + wait)
  state.even = limit
end

local next_arg = 13
for _ = 1, notes do
  local slot, kind = ARGV[next_arg], ARGV[next_arg + 1]
  local at, retry_after = now + tonumber(ARGV[next_arg + 2]), tonumber(ARGV[next_arg + 3])
  local generation = tonumber(ARGV[next_arg + 4])
  next_arg = next_arg + 5
  if kind == 'unsent' then
    give_back(slot)
  elseif kind == 'refused' then
    refuse(at, retry_after, generation)
  else
    redis.call('ZREM', held, slot)
    redis.call('ZADD', used, at + window, slot)
    if generation == state.generation then state.strikes = 0 end
  end
end
redis.call('ZREMRANGEBYSCORE', used, '-inf', now)

local reply
if operation == 'take' and known then
  -- a: slots that the first waiter needs; b: slots that all waiters need; c: the first slot number.
  redis.call('ZADD', peers, now, process)
  local free = limit - redis.call('ZCARD', used) - redis.call('ZCARD', held)
  local at, count = math.max(now, state.opens), a
  if free >= a and at == now and state.even == 0 then count = math.min(b, free) end
  local need = count - free
  local wait
  local sure = 1
  if state.ready > now then
    wait = state.ready - now
  elseif need > 0 then
    local oldest = redis.call('ZRANGE', used, 0, need - 1, 'WITHSCORES')
    if #oldest < 2 * need then
      -- Other processes hold the rest, for an unknown time.
      local first = redis.call('ZRANGE', held, 0, 0, 'WITHSCORES')
      wait = math.max(tonumber(first[2] or 0) - now, 0) + math.min(window / 8, SECOND / 4)
      sure = 0
    else
      at = math.max(at, tonumber(oldest[2 * need]))
    end
  end
  if not wait and at - now > horizon then wait = at - now end
  if wait then
    reply = { 0, now, wait, sure }
  else
    -- The requests that make room by then stay in `used` until then. They must not be removed for a
    -- slot that a late message reports as held: the slot comes back, and they would not count.
    for i = 0, count - 1 do
      redis.call('ZADD', held, at, process .. ':' .. string.format('%.0f', c + i))
    end
    if state.even > 0 then
      state.even = math.max(state.even - count, 0)
      state.opens = at + math.ceil(window / limit) * count
    end
    reply = { 1, now, at - now, count, state.generation }
  end
elseif operation == 'sync' then
  -- a: 1 if this process was silent for so long that others may use their shares; b: how long nothing
  -- goes after a loss; c: how long this server must have run for an unknown bucket to be new, endless
  -- if this process knew it; d: the first slot number that this process had not asked for.
  local okay, info = pcall(redis.call, 'INFO', 'server')
  if not okay or type(info) ~= 'string' then info = '' end
  local run = string.match(info, 'run_id:(%w+)') or 'unknown'
  local uptime = tonumber(string.match(info, 'uptime_in_seconds:(%d+)') or 0) * SECOND
  if (known and state.run ~= run) or (not known and uptime < c) then
    state.ready = now + b
  elseif a == 1 and silence >= lease / 2 and state.ready <= now then
    state.ready = now + b
  end
  state.run, known = run, true
  redis.call('ZADD', peers, now, process)
  local mine = {}
  for i = next_arg, #ARGV do
    mine[ARGV[i]] = true
    redis.call('ZADD', held, 'NX', now, ARGV[i])
  end
  for _, slot in ipairs(redis.call('ZRANGE', held, 0, -1)) do
    -- Numbers from d on were lent since: this message came late, after the process had given it up.
    if string.sub(slot, 1, #process + 1) == process .. ':' and not mine[slot]
      and tonumber(string.sub(slot, #process + 2)) < d then
      give_back(slot)
    end
  end
  local rank = 0
  local all = redis.call('ZRANGE', peers, 0, -1)
  for _, other in ipairs(all) do
    if other < process then rank = rank + 1 end
  end
  reply = { 2, now, math.max(state.ready - now, 0), math.max(state.opens - now, 0), state.generation, #all,
    rank, run == 'unknown' and 0 or 1 }
elseif operation == 'leave' then
  redis.call('ZREM', peers, process)
  reply = { 3, now }
else
  reply = { known and 3 or -1, now }
end

if known then
  redis.call('HSET', meta, 'run', state.run, 'ready', state.ready, 'opens', state.opens,
    'even', state.even, 'strikes', state.strikes, 'generation', state.generation, 'last', now, 'shift', state.shift)
end
-- The bucket expires after a long silence, when nothing counts any more.
local keep = math.ceil((math.max(state.opens - now, state.ready - now, 0) + 2 * (window + lease)) / 1000) + 60000
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, keep) end
return reply
