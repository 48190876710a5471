-- One bucket: what the server counts together, for all processes. Times are microseconds of the
-- bucket's own clock, which goes by this server's and goes on where that is set. Every request that
-- was ever let go is in one of two sets until it counts no more:
--
--   used   slot -> the moment from which it counts no more
--   held   slot -> the moment from which its holder may send, "<process>:<number>" each: then as
--          many of the used ones count no more
--   peers  process -> when it was last heard
--   meta   run: the run of this server; ready: nothing goes before (after loss);
--          opens, even, strikes, era: the pause after a refusal; last: when anybody was heard;
--          shift: by how much the bucket's clock is ahead of this server's
--
-- ARGV: operation, limit, window, lease, process, horizon, latest, a, b, c, d, number of notes,
--       { slot, kind, offset, wish, era } for each note, then the slots this process holds (sync).
--       latest: it cannot have been later when this was sent.
local used, held, peers, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local operation, process = ARGV[1], ARGV[5]
local limit, window, lease = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local horizon = tonumber(ARGV[6])
local latest = tonumber(ARGV[7])
local a, b, c, d = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
local notes = tonumber(ARGV[12])

local SECOND = 1000000
local names = { 'run', 'ready', 'opens', 'even', 'strikes', 'era', 'last', 'shift' }
local state = {}
for i, value in ipairs(redis.call('HMGET', meta, unpack(names))) do
  if i == 1 then state.run = value else state[names[i]] = tonumber(value or 0) end
end
local known = state.run and true or false

-- Where the clock of this server is set back, all that counts would count for as long; where it is
-- set forward, no more at once. (A quarter of a second is how long the response is waited for.)
local clock = redis.call('TIME')
local time = clock[1] * SECOND + clock[2]
local now = time + state.shift
if now > latest + SECOND / 4 then now = latest end
now = math.max(now, state.last)
state.shift = now - time
local silence = now - state.last

-- Takes over what the dead held: whoever was not heard for a lease sends nothing any more.
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

-- Gives a slot back that was not used. What makes room for it still stands in `used`.
local function give_back(slot)
  redis.call('ZREM', held, slot)
end

-- As in the limiter of a single process: requests that were under way together are refused together,
-- and only what was lent after the last refusal counts as a repetition. (What was lent without this
-- server has the era -1.)
local function refuse(at, wish, era)
  local news = era == state.era
  if news then
    state.era = state.era + 1
    state.strikes = state.strikes + 1
  end
  local wait = 0
  if wish >= 0 then
    wait = math.min(wish, 86400 * SECOND)
  elseif news or state.opens <= at then
    wait = math.min(SECOND * 2 ^ math.min(math.max(state.strikes - 1, 0), 16), 60 * SECOND)
  end
  state.opens = math.max(state.opens, at + wait)
  state.even = limit
end

local next_arg = 13
for _ = 1, notes do
  local slot, kind = ARGV[next_arg], ARGV[next_arg + 1]
  local at, wish = now + tonumber(ARGV[next_arg + 2]), tonumber(ARGV[next_arg + 3])
  local era = tonumber(ARGV[next_arg + 4])
  next_arg = next_arg + 5
  if kind == 'unsent' then
    give_back(slot)
  elseif kind == 'refused' then
    refuse(at, wish, era)
  else
    redis.call('ZREM', held, slot)
    redis.call('ZADD', used, at + window, slot)
    if era == state.era then state.strikes = 0 end
  end
end
redis.call('ZREMRANGEBYSCORE', used, '-inf', now)

local reply
if operation == 'take' and known then
  -- a: slots that the first waiter needs; b: slots that all need; c: the first number to give.
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
      -- Others hold the rest: nobody knows for how long.
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
    -- Those that make room by then stay in `used` until then. They must not go together with a slot
    -- of which a late message says that it is held: it comes back, and they would count no more.
    for i = 0, count - 1 do
      redis.call('ZADD', held, at, process .. ':' .. string.format('%.0f', c + i))
    end
    if state.even > 0 then
      state.even = math.max(state.even - count, 0)
      state.opens = at + math.ceil(window / limit) * count
    end
    reply = { 1, now, at - now, count, state.era }
  end
elseif operation == 'sync' then
  -- a: 1 if this process was away for so long that others may go on by themselves; b: how long
  -- nothing goes after a loss; c: for how long this server must run to be sure that a bucket it
  -- does not know is new, for ever where this process knew it; d: the first number that this process
  -- had not asked for.
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
    -- Numbers from d on were lent since: this came late, after the process had given it up.
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
  reply = { 2, now, math.max(state.ready - now, 0), math.max(state.opens - now, 0), state.era, #all,
    rank, run == 'unknown' and 0 or 1 }
elseif operation == 'leave' then
  redis.call('ZREM', peers, process)
  reply = { 3, now }
else
  reply = { known and 3 or -1, now }
end

if known then
  redis.call('HSET', meta, 'run', state.run, 'ready', state.ready, 'opens', state.opens,
    'even', state.even, 'strikes', state.strikes, 'era', state.era, 'last', now, 'shift', state.shift)
end
-- All of it is forgotten when nobody has been heard for long, and nothing counts any more.
local keep = math.ceil((math.max(state.opens - now, state.ready - now, 0) + 2 * (window + lease)) / 1000) + 60000
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, keep) end
return reply
